import type { Flow } from '../model.ts';
import { quote } from '../near.ts';
import { entriesOf, findEntry, itemsOf, type MapEntry, type SpecNode } from '../source/tree.ts';
import type { Commit, FlowScope } from './flow-scope.ts';
import { readOrchestratorFlow } from './orchestrator-flow.ts';
import { readRuntimeFlow } from './runtime-flow.ts';
import { findReferred, resultNoun, textOf } from './section.ts';

/** The results that a flow commits, and where the spec says so. */
interface Commitments extends Commit {
  readonly places: ReadonlyMap<string, SpecNode>;
}

/** Reads the section `flows`, and reports results that no flow ever gives. */
export function readFlows(node: SpecNode | undefined, scope: FlowScope): readonly Flow[] {
  const { collector, results, missing } = scope;
  const isEveryOutcomeKnown = ![...scope.operations.items.values()].some(({ outcomes }) => outcomes.isBroken);
  const read = entriesOf(node).map((entry) => {
    const commitments = readCommitments(entry, scope);
    const flow = readFlow(entry, commitments, scope);
    const isComplete =
      isEveryOutcomeKnown && flow !== undefined && missing !== undefined && !collector.hasErrorWithin(entry.value);
    if (isComplete) checkCommitments(flow, entry, commitments, scope);
    return { flow, isComplete, commitments };
  });
  const flows = read.flatMap(({ flow }) => (flow === undefined ? [] : [flow]));
  if (node?.kind !== 'map' || read.some(({ isComplete }) => !isComplete)) return flows;
  const given = new Set(flows.flatMap((flow) => flow.results));
  const told = new Set(read.flatMap(({ commitments }) => [...commitments.names]));
  for (const { name, place } of results.items.values()) {
    if (given.has(name) || told.has(name)) continue;
    collector.report(
      'unreachable-result',
      place,
      `No flow ever gives the result ${quote(name)}.`,
      'Return it from a flow, or remove it.',
    );
  }
  return flows;
}

function readFlow(entry: MapEntry, commit: Commit, scope: FlowScope): Flow | undefined {
  const flavour = textOf(findEntry(entry.value, 'flavour')?.value);
  if (flavour === 'orchestrator') return readOrchestratorFlow(entry, commit, scope);
  return flavour === 'runtime' ? readRuntimeFlow(entry, commit, scope) : undefined;
}

function readCommitments(entry: MapEntry, scope: FlowScope): Commitments {
  const { report } = scope.collector;
  const commit = findEntry(entry.value, 'commit')?.value;
  const places = new Map<string, SpecNode>();
  let isBroken = commit?.kind !== 'list';
  for (const node of itemsOf(commit)) {
    const result = findReferred(node, scope.results, resultNoun, report);
    if (result === undefined) isBroken = true;
    else if (places.has(result.name))
      report('duplicate-name', node, `${quote(result.name)} stands here a second time.`, 'Remove one of the two.');
    else places.set(result.name, node);
  }
  return { names: new Set(places.keys()), places, isBroken };
}

function checkCommitments(flow: Flow, entry: MapEntry, { places }: Commitments, scope: FlowScope): void {
  const { report } = scope.collector;
  for (const [name, node] of places) {
    if (name === scope.conflict) {
      const message = `${quote(name)} says that nothing was saved, and cannot be committed.`;
      report('conflict-committed', node, message, 'Remove it here.');
      continue;
    }
    if (flow.results.includes(name)) continue;
    report(
      'unreachable-commit',
      node,
      `The flow ${quote(flow.name)} never gives the result ${quote(name)}.`,
      'Return it in this flow, or remove it here.',
    );
  }
  const commit = findEntry(entry.value, 'commit');
  if (commit === undefined || places.size > 0) return;
  report(
    'never-commits',
    commit.value,
    `The flow ${quote(flow.name)} never commits: every result of it rolls back.`,
    'Name the results that commit.',
  );
}
