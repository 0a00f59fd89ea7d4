import type { OrchestratorFlow, Step } from '../model.ts';
import { findReplacements, quote } from '../near.ts';
import { entriesOf, findEntry, type MapEntry } from '../source/tree.ts';
import { readBranch } from './branch.ts';
import { inOrderOfSpec, type Commit, type FlowScope } from './flow-scope.ts';
import { intentNoun, reportUnknown, textOf } from './section.ts';

/** Reads a flow of the flavour Fetch → Translate → Decide → Act → Persist. */
export function readOrchestratorFlow(entry: MapEntry, commit: Commit, scope: FlowScope): OrchestratorFlow {
  const { report } = scope.collector;
  const on = findEntry(entry.value, 'on');
  const branches = new Map(entriesOf(on?.value).map((branch) => [branch.key, branch]));
  const intents = [...scope.intents.items.keys()];
  const missing = intents.filter((intent) => !branches.has(intent));
  const unknown = scope.intents.isBroken ? [] : [...branches.keys()].filter((intent) => !intents.includes(intent));
  for (const intent of unknown)
    reportUnknown(intent, branches.get(intent)?.keyPlace ?? entry.keyPlace, intents, intentNoun, report);
  const slips = new Set(findReplacements(unknown, missing).values());
  for (const intent of on?.value.kind === 'map' ? missing : []) {
    if (slips.has(intent)) continue;
    report(
      'missing-branch',
      on?.keyPlace ?? entry.keyPlace,
      `The flow ${quote(entry.key)} has no branch for ${quote(intent)}.`,
      `Add ${intent}: [ { return: … } ].`,
    );
  }
  const read = [...scope.intents.items.values()].flatMap((intent) => {
    const branch = branches.get(intent.name);
    return branch === undefined ? [] : [{ intent: intent.name, steps: readBranch(branch, intent, commit, scope) }];
  });
  const results = new Set(read.flatMap(({ steps }) => steps.flatMap(resultsOf)));
  if (scope.missing !== undefined) results.add(scope.missing);
  const saves = read.some(({ steps }) => steps.some(isSaving));
  if (scope.conflict !== undefined && saves) results.add(scope.conflict);
  return {
    flavour: 'orchestrator',
    name: entry.key,
    ...(textOf(findEntry(entry.value, 'engine')?.value) === 'dbos' ? { engine: 'dbos' } : {}),
    branches: read,
    results: inOrderOfSpec(results, scope.results),
    commit: [...commit.names],
  };
}

function resultsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'call':
      return step.exits.map((exit) => exit.result);
    case 'save':
    case 'prepare':
      return [];
    case 'return':
      return [step.result];
  }
}

function isSaving(step: Step): boolean {
  switch (step.kind) {
    case 'save':
    case 'prepare':
      return true;
    case 'call':
      return step.exits.some(({ save }) => save !== undefined);
    case 'return':
      return false;
  }
}
