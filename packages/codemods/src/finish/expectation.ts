import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Facade } from './facade.ts';
import { classOf, isInstance, refuseShared } from './handlers.ts';

/** A test that expects how a call ends: `await expect(call).rejects.toThrow(NotFound)`. */
export interface Expectation {
  readonly statement: ts.ExpressionStatement;
  readonly promise: 'rejects' | 'resolves';
  /** `.toThrow(NotFound)`: all that follows `rejects` or `resolves`. */
  readonly matcher: ts.CallExpression;
  /** The calls of `expect`, and of what is expected of. */
  readonly expect: ts.CallExpression;
}

/** The expectation that a call is the subject of. */
export function findExpectation(call: ts.CallExpression): Expectation | undefined {
  const expect = call.parent;
  if (!ts.isCallExpression(expect) || expect.expression.getText() !== 'expect' || expect.arguments[0] !== call)
    return undefined;
  const modifier = expect.parent;
  if (!ts.isPropertyAccessExpression(modifier)) return undefined;
  const promise = modifier.name.text;
  const matched = modifier.parent;
  if ((promise !== 'rejects' && promise !== 'resolves') || !ts.isPropertyAccessExpression(matched)) return undefined;
  const matcher = matched.parent;
  const statement = ts.isCallExpression(matcher) ? matcher.parent.parent : undefined;
  if (!ts.isCallExpression(matcher) || statement === undefined || !ts.isExpressionStatement(statement))
    return undefined;
  return ts.isAwaitExpression(matcher.parent) ? { statement, promise, matcher, expect } : undefined;
}

interface Context {
  readonly sources: readonly ts.SourceFile[];
  readonly oracle: TypeOracle;
}

/** The kinds of the results that stand for the expected error; it must be certain that only the façade throws it. */
export function expectedKinds({ matcher }: Expectation, facade: Facade, context: Context): readonly string[] {
  const [type, ...others] = matcher.arguments;
  const isThrow = /\.(?:toThrow|toThrowError|toBeInstanceOf)$/.test(matcher.expression.getText());
  if (!isThrow || type === undefined || others.length > 0 || !ts.isIdentifier(type)) return unclear(matcher);
  refuseShared(type, facade, context);
  const thrown = facade.arms.filter(({ isThrow: throws }) => throws);
  if (!thrown.every(({ value }) => value !== undefined && classOf(value) !== undefined)) return unclear(matcher);
  const labels = thrown.flatMap(({ value, label }) =>
    value !== undefined && label !== undefined && isInstance(value, type, context.oracle) ? [label.getText()] : [],
  );
  return labels.length === 0 ? unclear(matcher) : labels;
}

function unclear(matcher: ts.CallExpression): never {
  return refuse(
    matcher,
    'catch-unclear',
    'It is not certain that the expected error comes from the façade.',
    'Expect the class of an error that only this method throws, or expect the kind of the result.',
  );
}
