import type { TSESTree } from '@typescript-eslint/utils';
import { methodsOf, nameOf, type Method } from './classes.ts';
import { search } from './search.ts';
import type { SourceFile } from './source-file.ts';
import { calleeName, is, isSelf, receiverOf } from './syntax.ts';

/** The calls of a class, method by method, and which of its methods call which. */
export interface ClassFlow {
  /** The calls in a method and in every method of the class that it reaches. */
  readonly callsReachedFrom: (method: Method) => readonly TSESTree.CallExpression[];
  /** The calls of a method by the class itself. */
  readonly callsOf: (name: string | undefined) => readonly TSESTree.CallExpression[];
  /** The method of this class that a call runs: `this.advance(x)`. */
  readonly findCalled: (call: TSESTree.CallExpression) => Method | undefined;
}

/** Follows the methods of a class through their calls of each other. */
export function flowOf(body: TSESTree.ClassBody, file: SourceFile): ClassFlow {
  const methods = methodsOf(body).filter(({ value }) => value.body);
  const byName = new Map(methods.map((method) => [nameOf(method), method]));
  const calls = new Map(methods.map((method) => [method, collectCalls(method, file)]));
  const callsIn = (method: Method): readonly TSESTree.CallExpression[] => calls.get(method) ?? [];
  const findCalled = (call: TSESTree.CallExpression): Method | undefined =>
    isSelf(receiverOf(call)) ? byName.get(calleeName(call)) : undefined;
  const callsReachedFrom = (method: Method): readonly TSESTree.CallExpression[] => {
    const reached = new Set([method]);
    for (const current of reached) {
      for (const call of callsIn(current)) {
        const called = findCalled(call);
        if (called) reached.add(called);
      }
    }
    return [...reached].flatMap((current) => callsIn(current));
  };
  const callsOf = (name: string | undefined): readonly TSESTree.CallExpression[] =>
    [...calls.values()].flat().filter((call) => isSelf(receiverOf(call)) && calleeName(call) === name);
  return { callsReachedFrom, callsOf, findCalled };
}

function collectCalls({ value }: Method, file: SourceFile): readonly TSESTree.CallExpression[] {
  if (!value.body) return [];
  const calls: TSESTree.CallExpression[] = [];
  search(value.body, file, (node) => {
    if (is(node, 'CallExpression')) calls.push(node);
    return undefined;
  });
  return calls;
}
