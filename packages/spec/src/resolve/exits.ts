import type { Exit } from '../model.ts';
import { quote } from '../near.ts';
import { entriesOf, findEntry, type MapEntry } from '../source/tree.ts';
import type { Sources } from './arguments.ts';
import type { Commit, FlowScope } from './flow-scope.ts';
import type { DeclaredOperation } from './gateways.ts';
import { readOutcomeResult } from './outcome-result.ts';
import { resolveEntity } from './saved-entity.ts';
import { outcomeNoun, reportUnknown } from './section.ts';

/** The outcomes of a call that end the flow. */
export interface Exits {
  readonly list: readonly Exit[];
  readonly named: ReadonlySet<string>;
}

/** The outcomes that end the flow; `undefined` when one of them is not known, so that nothing can be said about the others. */
export function readExits(
  entry: MapEntry | undefined,
  operation: DeclaredOperation,
  sources: Sources,
  commit: Commit,
  scope: FlowScope,
): Exits | undefined {
  const { report } = scope.collector;
  const known = [...operation.outcomes.items.keys()];
  const list: Exit[] = [];
  const named = new Set<string>();
  let isKnown = entry === undefined || entry.value.kind === 'map';
  for (const { key, keyPlace, value } of entriesOf(entry?.value)) {
    const outcome = operation.outcomes.items.get(key);
    if (outcome === undefined) {
      if (!operation.outcomes.isBroken)
        reportUnknown(key, keyPlace, known, { ...outcomeNoun, word: `outcome of ${operation.name} named` }, report);
      isKnown = false;
      continue;
    }
    named.add(key);
    const here = { ...sources, outcome };
    const saveNode = findEntry(value, 'save')?.value;
    const save = saveNode === undefined ? undefined : resolveEntity(saveNode, here, report);
    const read = readOutcomeResult(value, here, scope);
    if (read === undefined) continue;
    if (saveNode !== undefined && !commit.isBroken && !commit.names.has(read.result)) {
      const message = `What is saved here is rolled back: ${quote(read.result)} does not commit.`;
      report('save-rolled-back', saveNode, message, `Add ${read.result} to "commit", or do not save.`);
    }
    list.push({ outcome: key, ...(save === undefined ? {} : { save }), ...read });
  }
  return isKnown ? { list, named } : undefined;
}
