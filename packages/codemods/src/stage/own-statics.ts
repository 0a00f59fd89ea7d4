import { ts } from 'ts-morph';
import { isWrittenMember } from '../analysis/purity.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier, type Unit } from '../scan/units.ts';

/** `PaymentService.FEE` within the service: a static member of the unit's own class that always means the same. */
export function isOwnStatic(unit: Unit, oracle: TypeOracle, node: ts.Node): node is ts.PropertyAccessExpression {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression) || isWrittenMember(node)) return false;
  const { owner } = unit;
  if (owner?.name?.text !== node.expression.text) return false;
  if (oracle.symbolAt(node.expression)?.valueDeclaration !== owner) return false;
  const member = oracle.symbolAt(node.name)?.valueDeclaration;
  if (member === undefined) return false;
  if (ts.isMethodDeclaration(member)) return true;
  return ts.isPropertyDeclaration(member) && hasModifier(member, ts.SyntaxKind.ReadonlyKeyword);
}
