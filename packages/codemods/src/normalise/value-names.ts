import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { timeOf } from '../stage/guard-names.ts';
import { ambientNamesOf, collectionNounOf } from '../stage/effect-words.ts';
import { resultNamesOf, valueNameOf } from '../stage/naming.ts';
import { calleeNameOf } from './shapes.ts';

/** Names for what is computed early, the best first; it is called as what it is for: `{ name: a ?? b }` → `name`. */
export function keptNamesOf(part: ts.Expression, oracle: TypeOracle): readonly string[] {
  const { parent } = part;
  const read = timeOf(part);
  const own = ts.isPropertyAccessExpression(read) ? [read.name.text] : [];
  if (ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name)) return [parent.name.text, ...own, 'earlier'];
  const isArgument = ts.isCallExpression(parent) || ts.isNewExpression(parent);
  const index = isArgument ? (parent.arguments?.indexOf(part) ?? -1) : -1;
  const parameter = isArgument && index >= 0 ? oracle.signature(parent)?.parameters[index]?.name : undefined;
  return [...own, ...(parameter === undefined ? [] : [valueNameOf(parameter)]), 'earlier'];
}

/** Names for the result of an effect, the best first. */
export function outcomeNamesOf(node: ts.Expression, oracle: TypeOracle): readonly string[] {
  const inner = skipParentheses(ts.isAwaitExpression(node) ? node.expression : node);
  const ambient = ambientNamesOf(inner);
  if (ambient !== undefined) return ambient;
  const callee = ts.isCallExpression(inner) ? skipParentheses(inner.expression) : undefined;
  const isMember = callee !== undefined && ts.isPropertyAccessExpression(callee);
  const noun = isMember ? collectionNounOf(callee.expression, oracle) : '';
  const isList = /\[\]$|^(?:Readonly)?Array</.test(oracle.print(oracle.typeAt(node), node));
  return resultNamesOf(calleeNameOf(node), isList && noun !== '' ? `${noun}s` : noun);
}
