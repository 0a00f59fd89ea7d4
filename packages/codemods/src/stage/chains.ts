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

/** Whether some method assigns a field. */
export function isWrittenOutsideConstructor(owner: ts.ClassDeclaration, field: string): boolean {
  let isWritten = false;
  const visit = (node: ts.Node): void => {
    if (ts.isConstructorDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      isWritten ||= node.name.text === field && isAssigned(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return isWritten;
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator !== ts.SyntaxKind.ExclamationToken;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

/** Every member of a chain of calls, the last one first. */
export function linksOf(expression: ts.Expression): readonly ts.PropertyAccessExpression[] {
  if (ts.isPropertyAccessExpression(expression)) return [expression, ...linksOf(expression.expression)];
  return ts.isCallExpression(expression) ? linksOf(expression.expression) : [];
}
