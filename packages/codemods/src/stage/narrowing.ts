import { ts } from 'ts-morph';
import { isWrittenMember } from '../analysis/purity.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';

/** A member whose `null` or `undefined` was ruled out somewhere before. */
export function isNarrowedMember(oracle: TypeOracle, node: ts.Node): node is ts.PropertyAccessExpression {
  const types = typesOf(oracle, node);
  return types !== undefined && oracle.mayBeMissing(types.declared) && !oracle.mayBeMissing(types.seen);
}

/** The words that are left for a member of which others were ruled out before: `"active" | "cancelled"`. */
export function fewerWordsOf(oracle: TypeOracle, node: ts.Node): string | undefined {
  const types = isCompared(node) ? undefined : typesOf(oracle, node);
  if (types === undefined || !isWords(types.declared) || !isWords(types.seen)) return undefined;
  const [declared, seen] = [oracle.print(types.declared, node), oracle.print(types.seen, node)];
  return declared === seen || !/^["'][^"']*["'](?: \| ["'][^"']*["'])*$/.test(seen) ? undefined : seen;
}

/** What is only compared may be any of its words. */
function isCompared({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText());
}

function isWords(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).every((part) => part.isStringLiteral());
}

/** What a member is declared to be, and what it is known to be where it is read. */
function typesOf(
  oracle: TypeOracle,
  node: ts.Node,
): { readonly declared: ts.Type; readonly seen: ts.Type } | undefined {
  if (!ts.isPropertyAccessExpression(node) || node.questionDotToken !== undefined || isWrittenMember(node))
    return undefined;
  if (ts.isNonNullExpression(node.parent) || ts.isCallExpression(node.expression)) return undefined;
  const declared = oracle.propertyType(oracle.typeAt(node.expression), node.name.text);
  return declared === undefined ? undefined : { declared, seen: oracle.typeAt(node) };
}
