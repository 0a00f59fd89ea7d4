import { ts } from 'ts-morph';

/** Every argument of a chain of calls, in the order of their evaluation. */
export function argumentsOfChain(expression: ts.Expression): readonly ts.Expression[] {
  if (ts.isCallExpression(expression)) return [...argumentsOfChain(expression.expression), ...expression.arguments];
  if (ts.isPropertyAccessExpression(expression) || ts.isNonNullExpression(expression)) {
    return argumentsOfChain(expression.expression);
  }
  return [];
}

/** Members and calls only: no `?.`, no `[key]`, no `!` between the owner and the call. */
export function isPlainChain(expression: ts.Expression, owner: ts.Expression): boolean {
  if (expression === owner) return true;
  if (ts.isCallExpression(expression)) {
    return expression.questionDotToken === undefined && isPlainChain(expression.expression, owner);
  }
  if (!ts.isPropertyAccessExpression(expression) || expression.questionDotToken !== undefined) return false;
  return isPlainChain(expression.expression, owner);
}

/** Every member of a chain of calls, the last one first. */
export function linksOf(expression: ts.Expression): readonly ts.PropertyAccessExpression[] {
  if (ts.isPropertyAccessExpression(expression)) return [expression, ...linksOf(expression.expression)];
  return ts.isCallExpression(expression) ? linksOf(expression.expression) : [];
}
