import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import { isLastingField } from '../stage/fields.ts';
import { isWrittenMember } from './purity.ts';

/** A field, and perhaps the word that it is not missing. */
export type OwnRead = ts.PropertyAccessExpression | ts.NonNullExpression;

/**
 * What a unit reads and writes of its object's own state: fields that change while the object lives, accessors, and whatever
 * a base class may have that is not known.
 */
export interface OwnState {
  /** `this.count`, or `this.count!`, read as a value. */
  isRead(node: ts.Node): node is OwnRead;
  /** `this.count = value;` or `this.count++;` as a statement. */
  isWrite(node: ts.Node): node is ts.Expression;
}

/** Knows the changing fields of a unit's object. */
export function createOwnState(unit: Unit, oracle: TypeOracle): OwnState {
  const known = new Map<ts.Symbol, boolean>();

  function isField(node: ts.Node): node is ts.PropertyAccessExpression {
    if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
    const declaration = oracle.symbolAt(node.name)?.valueDeclaration;
    return declaration === undefined || !(ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration));
  }

  function isChanging(node: ts.PropertyAccessExpression): boolean {
    const symbol = oracle.symbolAt(node.name);
    if (symbol === undefined) return true;
    const answer = known.get(symbol) ?? !isLastingField(unit, oracle, node);
    known.set(symbol, answer);
    return answer;
  }

  return {
    isRead: (node): node is OwnRead => {
      const field = ts.isNonNullExpression(node) ? node.expression : node;
      if (!isField(field) || isWrittenMember(field) || isPartOfPattern(field) || isCallee(field)) return false;
      return !ts.isNonNullExpression(node.parent) && isChanging(field);
    },
    isWrite: (node): node is ts.Expression => {
      if (!ts.isExpressionStatement(node.parent)) return false;
      if (ts.isBinaryExpression(node)) return isField(node.left) && isWrittenMember(node.left);
      if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return false;
      return isField(node.operand) && isWrittenMember(node.operand);
    },
  };
}

/** `this.handler(x)`: what is called is part of the call. */
function isCallee(node: ts.PropertyAccessExpression): boolean {
  const { parent } = node;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
}

/** `[this.first] = list`. */
function isPartOfPattern(node: ts.Node): boolean {
  let inner = node;
  while (
    ts.isArrayLiteralExpression(inner.parent) ||
    ts.isObjectLiteralExpression(inner.parent) ||
    ts.isPropertyAssignment(inner.parent) ||
    ts.isSpreadElement(inner.parent)
  ) {
    inner = inner.parent;
  }
  const { parent } = inner;
  return inner !== node && ts.isBinaryExpression(parent) && parent.left === inner;
}
