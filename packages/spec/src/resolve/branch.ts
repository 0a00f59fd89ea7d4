import type { Step } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, findEntry, itemsOf, type MapEntry, type Place, type SpecNode } from '../source/tree.ts';
import { fillArguments, type Sources } from './arguments.ts';
import { readExits } from './exits.ts';
import type { Commit, FlowScope } from './flow-scope.ts';
import { resolveEntity } from './saved-entity.ts';
import { findReferred, resultNoun } from './section.ts';
import type { DeclaredVariant } from './variants.ts';

/** Where a branch stands between two steps. */
interface Progress {
  readonly sources: Sources;
  /** Where the branch prepares, and its first call. */
  readonly prepared?: SpecNode;
  readonly called?: SpecNode;
  readonly saved?: SpecNode;
  readonly ended?: string;
  /** The `else` that leaves no outcome to go on with. */
  readonly exhausted?: Place;
}

/** Reads what a flow does about one intent, step by step. */
export function readBranch(
  branch: MapEntry,
  intent: DeclaredVariant,
  commit: Commit,
  scope: FlowScope,
): readonly Step[] {
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
  if (progress.exhausted !== undefined) {
    report(
      'ambiguous-continuation',
      progress.exhausted,
      'Every outcome ends the flow here, and none goes on to a next step.',
      'Leave one out, and write its result as the next step: { return: … }.',
    );
  }
  if (progress.prepared !== undefined && progress.called === undefined) misplace(progress.prepared, report);
  return steps;
}

interface ReadStep {
  readonly step?: Step | undefined;
  readonly progress: Progress;
}

function readStep(node: SpecNode, progress: Progress, commit: Commit, scope: FlowScope): ReadStep {
  const prepare = findEntry(node, 'prepare')?.value;
  if (prepare !== undefined) return readPrepare(prepare, progress, scope.collector.report);
  const call = findEntry(node, 'call')?.value;
  if (call !== undefined) return readCall(node, call, progress, commit, scope);
  const save = findEntry(node, 'save')?.value;
  if (save !== undefined) return readSave(save, progress, scope.collector.report);
  const result = findEntry(node, 'return')?.value;
  return result === undefined ? { progress } : readReturn(node, result, progress, commit, scope);
}

function readPrepare(prepare: SpecNode, progress: Progress, report: Report): ReadStep {
  const isFirst = (progress.prepared ?? progress.called ?? progress.saved) === undefined;
  if (!isFirst) misplace(prepare, report);
  const path = resolveEntity(prepare, progress.sources, report);
  return {
    step: path === undefined || !isFirst ? undefined : { kind: 'prepare', path },
    progress: isFirst ? { ...progress, prepared: prepare } : progress,
  };
}

function misplace(prepare: SpecNode, report: Report): void {
  const message = 'A branch begins with what it prepares, and then calls: this stands elsewhere, or nothing is called.';
  report('misplaced-prepare', prepare, message, 'Write it as the first step, before the call, or write "save".');
}

function readCall(node: SpecNode, call: SpecNode, before: Progress, commit: Commit, scope: FlowScope): ReadStep {
  const { report, describe } = scope.collector;
  const progress = { ...before, called: before.called ?? call };
  if (before.prepared !== undefined && before.called !== undefined) {
    report(
      'unprepared-call',
      call,
      `What was prepared at ${describe(before.prepared)} is the call at ${describe(before.called)}; this one is not.`,
      'Let the entity decide it next, by an intent of its own with a prepared state of its own.',
    );
  }
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
  const exits = readExits(elseEntry, operation, progress.sources, commit, scope);
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
    return {
      progress: {
        ...progress,
        ended: `every outcome of ${operation.name} ends the flow`,
        exhausted: elseEntry?.keyPlace ?? call,
      },
    };
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

function readSave(save: SpecNode, progress: Progress, report: Report): ReadStep {
  const after = { ...progress, saved: progress.saved ?? save };
  if (progress.saved !== undefined) {
    report('double-save', save, 'This branch saves a second time.', 'Save once, after the last call.');
    return { progress: after };
  }
  const path = resolveEntity(save, progress.sources, report);
  return { step: path === undefined ? undefined : { kind: 'save', path }, progress: after };
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
  if (progress.prepared !== undefined && progress.called !== undefined && progress.saved === undefined) {
    report(
      'never-confirmed',
      resultNode,
      `What was prepared at ${describe(progress.prepared)} stays so: nothing is saved after the call.`,
      'Save what the call has led to, before the result.',
    );
  }
  const filled = fillArguments(result, findEntry(node, 'with')?.value, resultNode, progress.sources, report);
  return { step: { kind: 'return', result: result.name, arguments: filled }, progress: after };
}
