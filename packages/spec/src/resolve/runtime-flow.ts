import type { RuntimeFlow } from '../model.ts';
import { findReplacements, quote } from '../near.ts';
import { entriesOf, findEntry, type MapEntry } from '../source/tree.ts';
import { inOrderOfSpec, type Commit, type FlowScope } from './flow-scope.ts';
import { readOutcomeResult } from './outcome-result.ts';
import { intentNoun, reportUnknown, textOf } from './section.ts';

/** Reads a flow of the flavour Load → Step → Save → Execute. */
export function readRuntimeFlow(entry: MapEntry, commit: Commit, scope: FlowScope): RuntimeFlow {
  const { report } = scope.collector;
  const flavour = findEntry(entry.value, 'flavour');
  if (!scope.hasEvents && flavour !== undefined) {
    report(
      'no-events',
      flavour.value,
      'A runtime steps from event to event, and this spec has none.',
      'Declare them under "events".',
    );
  }
  const returns = readReturns(entry, commit, scope);
  const results = new Set(returns.map(({ result }) => result));
  if (scope.missing !== undefined) results.add(scope.missing);
  if (scope.conflict !== undefined) results.add(scope.conflict);
  return {
    flavour: 'runtime',
    name: entry.key,
    effects: readEffects(entry, scope),
    returns,
    results: inOrderOfSpec(results, scope.results),
    commit: [...commit.names],
  };
}

function readEffects(entry: MapEntry, scope: FlowScope): RuntimeFlow['effects'] {
  const effects = findEntry(entry.value, 'effects');
  if (textOf(effects?.value) !== 'after-commit' || effects === undefined) return 'outbox';
  const message = 'Effects after the commit are lost when the process dies in between.';
  scope.collector.report('lossy-effects', effects.value, message, 'Write effects: outbox.');
  return 'after-commit';
}

function readReturns(entry: MapEntry, commit: Commit, scope: FlowScope): RuntimeFlow['returns'] {
  const { report } = scope.collector;
  const section = findEntry(entry.value, 'returns');
  const written = new Map(entriesOf(section?.value).map((item) => [item.key, item]));
  const intents = [...scope.intents.items.keys()];
  const missing = intents.filter((intent) => !written.has(intent));
  const unknown = scope.intents.isBroken ? [] : [...written.keys()].filter((intent) => !intents.includes(intent));
  for (const intent of unknown)
    reportUnknown(intent, written.get(intent)?.keyPlace ?? entry.keyPlace, intents, intentNoun, report);
  const slips = new Set(findReplacements(unknown, missing).values());
  for (const intent of section?.value.kind === 'map' ? missing : []) {
    if (slips.has(intent)) continue;
    report(
      'missing-return',
      section?.keyPlace ?? entry.keyPlace,
      `The flow ${quote(entry.key)} has no result for ${quote(intent)}.`,
      `Add ${intent}: ….`,
    );
  }
  return [...scope.intents.items.values()].flatMap((intent) => {
    const item = written.get(intent.name);
    if (item === undefined) return [];
    const read = readOutcomeResult(
      item.value,
      { key: scope.key, entity: scope.entity, scope: scope.scope, intent, outcome: 'none' },
      scope,
    );
    if (read === undefined) return [];
    if (!commit.isBroken && !commit.names.has(read.result)) {
      const place = item.value.kind === 'map' ? (findEntry(item.value, 'return')?.value ?? item.value) : item.value;
      const message = `${quote(intent.name)} is lost: ${quote(read.result)} rolls it back, together with the state.`;
      report('intent-rolled-back', place, message, `Add ${read.result} to "commit", or return another result.`);
    }
    return [{ intent: intent.name, ...read }];
  });
}
