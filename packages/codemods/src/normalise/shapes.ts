import { ts } from 'ts-morph';
import { readFileScope } from '../analysis/file-scope.ts';
import type { OwnRead } from '../analysis/own-state.ts';
import { isEnvironmentRead } from '../analysis/purity.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { Unit } from '../scan/units.ts';
import { createAllocator, type Allocator } from '../stage/naming.ts';

/** The name of what a call calls: `this.users.findOne(id)` → `findOne`. */
export function calleeNameOf(node: ts.Expression): string {
  const inner = skipParentheses(ts.isAwaitExpression(node) ? node.expression : node);
  const callee = calleeOf(inner);
  if (ts.isNewExpression(inner) && callee.getText() === 'Date') return 'now';
  if (ts.isPropertyAccessExpression(callee) && isReaction(callee)) return calleeNameOf(callee.expression);
  if (ts.isPropertyAccessExpression(callee))
    return callee.name.text === 'now' ? 'now' : callee.name.text.replace(/^#/, '');
  return ts.isIdentifier(callee) ? callee.text : 'outcome';
}

function calleeOf(node: ts.Expression): ts.Expression {
  if (ts.isTaggedTemplateExpression(node)) return node.tag;
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : node;
}

/** `find(id).then`: it is still about what was found. */
export function isReaction({ expression, name }: ts.PropertyAccessExpression): boolean {
  return ts.isCallExpression(skipParentheses(expression)) && /^(?:then|catch|finally)$/.test(name.text);
}

/** The receiver of a single call. */
export function receiverOf(target: ts.CallExpression | ts.NewExpression): readonly ts.Expression[] {
  const callee = target.expression;
  return ts.isPropertyAccessExpression(callee) && !ts.isCallExpression(callee.expression) ? [callee.expression] : [];
}

/** A name or a literal: computing it cannot fail and changes nothing. */
export function isCalm(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isToken(node);
}

/** Whether a `?.` stands anywhere in a chain. */
export function isOptional(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isElementAccessExpression(node)) {
    return node.questionDotToken !== undefined || isOptional(node.expression);
  }
  return ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) ? isOptional(node.expression) : false;
}

/** A pattern without defaults and computed keys. */
export function isPlainPattern(name: ts.BindingName): boolean {
  if (ts.isIdentifier(name)) return true;
  if (ts.isArrayBindingPattern(name)) return false;
  return name.elements.every(
    ({ dotDotDotToken, initializer, name: inner, propertyName }) =>
      dotDotDotToken === undefined &&
      initializer === undefined &&
      ts.isIdentifier(inner) &&
      (propertyName === undefined || ts.isIdentifier(propertyName)),
  );
}

/** `a && b`, `a || b`, `a ?? b`. */
export function isShortCircuit(node: ts.Expression): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
  );
}

/** `a && b`. */
export function isConjunction(node: ts.Expression): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** `a || b`. */
export function isDisjunction(node: ts.Expression): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
}

/** A single `return` or `throw`, also within braces. */
export function isExit(statement: ts.Statement): boolean {
  if (!ts.isBlock(statement)) return ts.isReturnStatement(statement) || ts.isThrowStatement(statement);
  const [only, ...others] = statement.statements;
  return only !== undefined && others.length === 0 && isExit(only);
}

/** Whether a rejection here would be caught, or held up by a `finally`, in the unit itself. */
export function isInsideTry(node: ts.Node): boolean {
  for (let child = node; !ts.isFunctionLike(child); child = child.parent) {
    const { parent } = child;
    if (ts.isTryStatement(parent) && (parent.tryBlock === child || parent.finallyBlock !== undefined)) return true;
  }
  return false;
}

/** Every name that a unit's code may mean, so that new ones differ; members are none. */
export function namesIn(unit: Unit): Allocator {
  const used = new Set<string>(readFileScope(unit.node.getSourceFile()).keys());
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(unit.node);
  return createAllocator(used);
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isPropertySignature(parent) || (ts.isBindingElement(parent) && parent.propertyName === node);
}

/** A statement that writes a field of the object itself: the field, the operator, and the value if one is written. */
export function fieldWriteOf(
  node: ts.Expression,
): readonly [field: string | undefined, operator?: string, value?: ts.Expression] {
  if (ts.isBinaryExpression(node) && (isOwnField(node.left) || isEnvironmentRead(node.left))) {
    const operator = /^(=|\+=|-=|\*=|\/=|%=)$/.exec(node.operatorToken.getText())?.[1];
    return operator === undefined ? [undefined] : [node.left.getText(), operator.slice(0, -1), node.right];
  }
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return [undefined];
  const operator = node.operator === ts.SyntaxKind.PlusPlusToken ? '+' : '-';
  const isCount = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  return isCount && isOwnField(node.operand) ? [node.operand.getText(), operator] : [undefined];
}

/** `this.field`, or `this.field!`. */
export function isOwnField(written: ts.Expression): written is OwnRead {
  const node = ts.isNonNullExpression(written) ? written.expression : written;
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/** `a, b`. */
export function isSequence(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
}
