import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import { spansOf } from '../analysis/syntax.ts';

/** The parts of an expression that are evaluated, each once and unconditionally, in the order of their evaluation. */
export function evaluatedParts(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isCallExpression(node)) return [...receiverOf(node.expression), ...node.arguments];
  if (ts.isNewExpression(node)) return [...(node.arguments ?? [])];
  if (ts.isTaggedTemplateExpression(node)) return [...receiverOf(node.tag), ...spansOf(node)];
  if (ts.isBinaryExpression(node)) return binaryParts(node);
  if (ts.isElementAccessExpression(node)) return [node.expression, node.argumentExpression];
  if (ts.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap((property) => propertyParts(property));
  if (isWrapper(node)) return [node.expression];
  if (ts.isPrefixUnaryExpression(node)) return [node.operand];
  return refuse(node, 'nested-effect', 'An effect stands too deep in an expression.', 'Give its result a name first.');
}

/** An expression that only wraps another one. */
function isWrapper(
  node: ts.Expression,
): node is
  | ts.PropertyAccessExpression
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.SpreadElement
  | ts.TypeOfExpression
  | ts.VoidExpression {
  return (
    ts.isPropertyAccessExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isVoidExpression(node)
  );
}

function receiverOf(callee: ts.Expression): readonly ts.Expression[] {
  if (ts.isPropertyAccessExpression(callee)) return [callee.expression];
  return ts.isIdentifier(callee) ? [] : [callee];
}

function binaryParts(node: ts.BinaryExpression): readonly ts.Expression[] {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken && isPlainTarget(node.left)) return [node.right];
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) {
    return refuse(
      node,
      'nested-effect',
      'The old value is read before an effect.',
      'Give the effect’s result a name first.',
    );
  }
  return [node.left, node.right];
}

function isPlainTarget(left: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(left)) return left.elements.every((element) => ts.isIdentifier(element));
  return ts.isIdentifier(left) || (ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression));
}

function propertyParts(property: ts.ObjectLiteralElementLike): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(property)) {
    return [...(ts.isComputedPropertyName(property.name) ? [property.name.expression] : []), property.initializer];
  }
  return ts.isSpreadAssignment(property) ? [property.expression] : [];
}
