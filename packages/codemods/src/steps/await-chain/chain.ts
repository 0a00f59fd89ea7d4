import { ts } from 'ts-morph';
import { skipParentheses, someNode } from '../../analysis/syntax.ts';
import type { TypeOracle } from '../../ports/type-oracle.ts';

/** `a().then(first).then(second)`: what is waited for, and what is done with its value, in order. */
export interface Chain {
  readonly start: ts.Expression;
  readonly callbacks: readonly ts.ArrowFunction[];
}

/** The chain that an expression is: of promises, with nothing but `then` and one inline arrow function each. */
export function findChain(node: ts.Expression, oracle: TypeOracle): Chain | undefined {
  const link = linkOf(node, oracle);
  if (link === undefined) return undefined;
  const [start, callback] = link;
  const inner = findChain(start, oracle);
  if (inner === undefined && isReaction(start)) return undefined;
  return { start: inner?.start ?? start, callbacks: [...(inner?.callbacks ?? []), callback] };
}

function linkOf(node: ts.Expression, oracle: TypeOracle): readonly [ts.Expression, ts.ArrowFunction] | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name, questionDotToken } = node.expression;
  const [callback, ...others] = node.arguments;
  const isPlain = name.text === 'then' && questionDotToken === undefined && node.questionDotToken === undefined;
  if (!isPlain || others.length > 0 || node.typeArguments !== undefined || callback === undefined) return undefined;
  if (!ts.isArrowFunction(callback) || !isPlainCallback(callback) || !isPromiseMethod(name, oracle)) return undefined;
  return [skipParentheses(expression), callback];
}

/** `.catch(…)` and `.finally(…)` in the middle of a chain keep their place. */
function isReaction(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return /^(?:then|catch|finally)$/.test(node.expression.name.text);
}

function isPlainCallback({ parameters, typeParameters, type, body }: ts.ArrowFunction): boolean {
  if (typeParameters !== undefined || parameters.length > 1 || (type !== undefined && ts.isTypePredicateNode(type)))
    return false;
  const holdsFunction = someNode(body, (node) => ts.isFunctionDeclaration(node) || ts.isClassLike(node));
  return !holdsFunction && parameters.every((one) => one.dotDotDotToken === undefined && one.initializer === undefined);
}

function isPromiseMethod(name: ts.MemberName, oracle: TypeOracle): boolean {
  const symbol = oracle.symbolAt(name);
  const owners = symbol?.declarations?.map(({ parent }) => (ts.isInterfaceDeclaration(parent) ? parent.name.text : ''));
  return symbol !== undefined && oracle.isBuiltin(symbol) && owners?.every((owner) => owner === 'Promise') === true;
}
