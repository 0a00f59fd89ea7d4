import type { Argument } from '../model.ts';
import { findEntry, type SpecNode } from '../source/tree.ts';
import { fillArguments, type Sources } from './arguments.ts';
import type { FlowScope } from './flow-scope.ts';
import { findReferred, resultNoun } from './section.ts';

/** Reads a result written as its name, or as `{ return: Result, with: { … } }`. */
export function readOutcomeResult(
  node: SpecNode,
  sources: Sources,
  scope: FlowScope,
): { readonly result: string; readonly arguments: readonly Argument[] } | undefined {
  const { report } = scope.collector;
  const resultNode = node.kind === 'map' ? findEntry(node, 'return')?.value : node;
  const result = findReferred(resultNode, scope.results, resultNoun, report);
  if (result === undefined || resultNode === undefined) return undefined;
  const filled = fillArguments(result, findEntry(node, 'with')?.value, resultNode, sources, report);
  return { result: result.name, arguments: filled };
}
