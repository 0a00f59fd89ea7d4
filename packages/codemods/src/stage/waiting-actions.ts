import { ts } from 'ts-morph';
import type { Action } from './dependency.ts';
import { fill, pair } from './slices.ts';

/** Waiting for a promise that is there already. */
export function waitFor(target: ts.Expression): Action {
  const name = ts.isIdentifier(target) ? target.text : 'awaited';
  return {
    name,
    callee: name,
    args: [target],
    argNames: [name],
    late: [],
    isObserver: false,
    call: ([value = '']) => value,
  };
}

/** `Promise.all([a, b])`: the promises are handed on, the call stays as it is written. */
export function waitForAll(call: ts.CallExpression, argNames: readonly string[]): Action {
  const args = [...call.arguments];
  return {
    name: `wait for ${call.expression.getText().replace(/^Promise\./, '')}`,
    callee: call.expression.getText(),
    args,
    argNames: [...argNames],
    late: [],
    isObserver: false,
    call: (texts) => fill(call, pair(args, texts)),
  };
}
