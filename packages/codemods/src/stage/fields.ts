import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { someNode } from '../analysis/syntax.ts';
import { hasModifier, rootOf, type Unit } from '../scan/units.ts';

/** Whether a field holds until the method's end what it holds at its start: nothing but the constructor fills it. */
export function isLastingField(unit: Unit, oracle: TypeOracle, access: ts.PropertyAccessExpression): boolean {
  const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
  if (declaration === undefined || ts.isAccessor(declaration)) return false;
  if (!ts.isPropertyDeclaration(declaration) && !ts.isParameter(declaration)) return false;
  if (hasModifier(declaration, ts.SyntaxKind.AccessorKeyword)) return false;
  const isReadonly = hasModifier(declaration, ts.SyntaxKind.ReadonlyKeyword);
  const owners = [unit.owner, declaringClass(declaration)];
  return isReadonly || !owners.some((owner) => owner !== undefined && isWrittenIn(owner, access.name.text));
}

/** `this.cache`, or `this.options.cache`, behind an `if` that asks for it: a member that may be missing, and is not here. */
export function isNarrowedField(oracle: TypeOracle, node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.questionDotToken !== undefined) return false;
  if (ts.isNonNullExpression(node.parent) || rootOf(node).kind !== ts.SyntaxKind.ThisKeyword) return false;
  const declared = declaredTypeOf(oracle, node);
  return declared !== undefined && oracle.mayBeMissing(declared) && !oracle.mayBeMissing(oracle.typeAt(node));
}

function declaredTypeOf(oracle: TypeOracle, node: ts.PropertyAccessExpression): ts.Type | undefined {
  if (node.expression.kind !== ts.SyntaxKind.ThisKeyword)
    return oracle.propertyType(oracle.typeAt(node.expression), node.name.text);
  const symbol = oracle.symbolAt(node.name);
  return symbol === undefined ? undefined : oracle.declaredType(symbol);
}

function declaringClass(declaration: ts.Node): ts.ClassLikeDeclaration | undefined {
  const { parent } = declaration;
  if (ts.isClassLike(parent)) return parent;
  return ts.isConstructorDeclaration(parent) && ts.isClassLike(parent.parent) ? parent.parent : undefined;
}

/** Whether some method, or a function value, assigns a field. */
function isWrittenIn(owner: ts.ClassLikeDeclaration, field: string): boolean {
  let isWritten = false;
  const visit = (node: ts.Node): void => {
    if (ts.isConstructorDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      isWritten ||= nameOf(node) === field && isAssigned(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return isWritten;
}

function nameOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isAssigned(parent);
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    const isOperator = operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
    return parent.left === node ? isOperator : false;
  }
  return isPartOfPattern(node);
}

/** `[this.x] = list` and `({ x: this.x } = record)`. */
function isPartOfPattern(node: ts.Node): boolean {
  let inner = node;
  for (;;) {
    const { parent } = inner;
    const isPattern =
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isSpreadElement(parent) ||
      ts.isSpreadAssignment(parent) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === inner);
    if (!isPattern) return false;
    if (ts.isBinaryExpression(parent.parent) && parent.parent.left === parent)
      return parent.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    inner = parent;
  }
}

/** A method that is passed on as a value and asks for its object: without a call it would not find it. */
export function isLooseMethod(oracle: TypeOracle, access: ts.PropertyAccessExpression): boolean {
  const { parent } = access;
  if (ts.isCallExpression(parent) && parent.expression === access) return false;
  const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
  if (declaration === undefined || !ts.isMethodDeclaration(declaration)) return false;
  const { body } = declaration;
  return body === undefined || someNode(body, ({ kind }) => kind === ts.SyntaxKind.ThisKeyword);
}
