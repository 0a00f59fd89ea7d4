import type { Exit, OrchestratorFlow, Step } from '../model.ts';
import { findReplacements, quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, findEntry, itemsOf, type MapEntry, type SpecNode } from '../source/tree.ts';
import { fillArguments, resolvePath, type Sources } from './arguments.ts';
import { inOrderOfSpec, type Commit, type FlowScope } from './flow-scope.ts';
import type { DeclaredOperation } from './gateways.ts';
import { readOutcomeResult } from './outcome-result.ts';
import { findReferred, intentNoun, outcomeNoun, reportUnknown, resultNoun, textOf } from './section.ts';
import { brokenType, describeType } from './types.ts';
import type { DeclaredVariant } from './variants.ts';

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
  const saves = read.some(({ steps }) => steps.some(({ kind }) => kind === 'save'));
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
      return [];
    case 'return':
      return [step.result];
  }
}

/** Where a branch stands between two steps. */
interface Progress {
  readonly sources: Sources;
  readonly saved?: SpecNode;
  readonly ended?: string;
}

function readBranch(branch: MapEntry, intent: DeclaredVariant, commit: Commit, scope: FlowScope): readonly Step[] {
  const { report, hasErrorWithin } = scope.collector;
  const steps: Step[] = [];
  let progress: Progress = {
    sources: { key: scope.key, entity: scope.entity, scope: scope.scope, intent, outcome: 'none' },
  };
  for (const node of itemsOf(branch.value)) {
    if (progress.ended !== undefined) {
      report(
        'unreachable-step',
        entriesOf(node)[0]?.keyPlace ?? node,
        `No step runs here: ${progress.ended}.`,
        'Remove it, or move it up.',
      );
      return steps;
    }
    const read = readStep(node, progress, commit, scope);
    if (read.step !== undefined) steps.push(read.step);
    progress = read.progress;
  }
  if (progress.ended === undefined && branch.value.kind === 'list' && !hasErrorWithin(branch.value)) {
    report(
      'missing-return',
      branch.keyPlace,
      `The branch for ${quote(branch.key)} does not end with a result.`,
      'Add { return: … } as its last step.',
    );
  }
  return steps;
}

interface ReadStep {
  readonly step?: Step | undefined;
  readonly progress: Progress;
}

function readStep(node: SpecNode, progress: Progress, commit: Commit, scope: FlowScope): ReadStep {
  const call = findEntry(node, 'call')?.value;
  if (call !== undefined) return readCall(node, call, progress, scope);
  const save = findEntry(node, 'save')?.value;
  if (save !== undefined) return readSave(save, progress, scope.collector.report);
  const result = findEntry(node, 'return')?.value;
  return result === undefined ? { progress } : readReturn(node, result, progress, commit, scope);
}

function readCall(node: SpecNode, call: SpecNode, progress: Progress, scope: FlowScope): ReadStep {
  const { report, describe } = scope.collector;
  if (progress.saved !== undefined) {
    report(
      'act-after-save',
      call,
      `A call after the save at ${describe(progress.saved)}: when it fails, the state says otherwise.`,
      'Call first, save last.',
    );
  }
  const unknownOutcome = { ...progress, sources: { ...progress.sources, outcome: undefined } };
  const operation = findReferred(call, scope.operations, { code: 'unknown-call', word: 'operation' }, report);
  if (operation === undefined) return { progress: unknownOutcome };
  const filled = fillArguments(operation, findEntry(node, 'with')?.value, call, progress.sources, report);
  const elseEntry = findEntry(node, 'else');
  const exits = readExits(elseEntry, operation, progress.sources, scope);
  const continuing =
    exits === undefined ? [] : [...operation.outcomes.items.values()].filter(({ name }) => !exits.named.has(name));
  const [next, ambiguous] = continuing;
  if (exits === undefined || operation.outcomes.isBroken) return { progress: unknownOutcome };
  if (ambiguous !== undefined) {
    const names = continuing.map(({ name }) => name).join(', ');
    report(
      'ambiguous-continuation',
      elseEntry?.keyPlace ?? call,
      `More than one outcome goes on: ${names}.`,
      'Name a result under "else" for all but one.',
    );
    return { progress: unknownOutcome };
  }
  if (next === undefined)
    return { progress: { ...progress, ended: `every outcome of ${operation.name} ends the flow` } };
  return {
    step: {
      kind: 'call',
      gateway: operation.gateway,
      operation: operation.operation,
      arguments: filled,
      exits: exits.list,
      continues: next.name,
    },
    progress: { ...progress, sources: { ...progress.sources, outcome: next } },
  };
}

interface Exits {
  readonly list: readonly Exit[];
  readonly named: ReadonlySet<string>;
}

/** The outcomes that end the flow; `undefined` when one of them is not known, so that nothing can be said about the others. */
function readExits(
  entry: MapEntry | undefined,
  operation: DeclaredOperation,
  sources: Sources,
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
    const read = readOutcomeResult(value, { ...sources, outcome }, scope);
    if (read !== undefined) list.push({ outcome: key, ...read });
  }
  return isKnown ? { list, named } : undefined;
}

function readSave(save: SpecNode, progress: Progress, report: Report): ReadStep {
  const after = { ...progress, saved: progress.saved ?? save };
  if (progress.saved !== undefined) {
    report('double-save', save, 'This branch saves a second time.', 'Save once, after the last call.');
    return { progress: after };
  }
  const resolved = resolvePath(save, progress.sources, report);
  if (resolved === undefined) return { progress: after };
  if (resolved.type.kind !== 'entity' && resolved.type !== brokenType) {
    report(
      'wrong-type',
      save,
      `Only the entity is saved; this path leads to ${describeType(resolved.type)}.`,
      'Write a path such as intent.newState.',
    );
    return { progress: after };
  }
  return { step: { kind: 'save', path: resolved.path }, progress: after };
}

function readReturn(
  node: SpecNode,
  resultNode: SpecNode,
  progress: Progress,
  commit: Commit,
  scope: FlowScope,
): ReadStep {
  const { report, describe } = scope.collector;
  const after = { ...progress, ended: `the flow ends at ${describe(resultNode)}` };
  const result = findReferred(resultNode, scope.results, resultNoun, report);
  if (result === undefined) return { progress: after };
  if (progress.saved !== undefined && !commit.isBroken && !commit.names.has(result.name)) {
    const message = `What is saved at ${describe(progress.saved)} is rolled back: ${quote(
      result.name,
    )} does not commit.`;
    report('save-rolled-back', resultNode, message, `Add ${result.name} to "commit", or return another result.`);
  }
  const filled = fillArguments(result, findEntry(node, 'with')?.value, resultNode, progress.sources, report);
  return { step: { kind: 'return', result: result.name, arguments: filled }, progress: after };
}
