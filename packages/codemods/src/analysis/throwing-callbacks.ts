import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { isNestedScope } from './locals.ts';
import { isWrittenMember } from './purity.ts';
import { rootOf } from '../scan/units.ts';
import { canListComplete, holdsThrow, someNode } from './syntax.ts';

/** A function value of which the statements can stand in a loop. */
type Callback = (ts.ArrowFunction | ts.FunctionExpression) & { readonly body: ts.Block };

/** A call of a list's own method whose callback throws: it can be written as a loop. */
export interface ThrowingCall {
  readonly call: ts.CallExpression;
  readonly list: ts.Expression;
  readonly method: 'map' | 'forEach' | 'filter' | 'find' | 'some' | 'every' | 'reduce';
  readonly callback: Callback;
  /** What a sum starts with. */
  readonly start: ts.Expression | undefined;
}

/**
 * The call as a loop would do it: on an array, with an inline callback that throws, calls nothing that throws within it,
 * leaves no loop or guarded block of its own by `return`, and changes no list of the same type as it goes.
 */
export function findThrowingCall(node: ts.Node, oracle: TypeOracle): ThrowingCall | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: list, name, questionDotToken } = node.expression;
  const method = methods.find((one) => one === name.text);
  const [callback, start, ...others] = node.arguments;
  const isSum = method === 'reduce';
  if (method === undefined || callback === undefined || questionDotToken !== undefined) return undefined;
  if (node.questionDotToken !== undefined || isSum !== (start !== undefined) || others.length > 0) return undefined;
  if (!isPlainCallback(callback) || !isArrayMethod(name, oracle)) return undefined;
  if (callback.parameters.length > (isSum ? 3 : 2) || !isLoopBody(callback, method)) return undefined;
  if (node.typeArguments !== undefined && method !== 'map' && method !== 'reduce') return undefined;
  return mayChangeList(callback, list, oracle) ? undefined : { call: node, list, method, callback, start };
}

const methods = ['map', 'forEach', 'filter', 'find', 'some', 'every', 'reduce'] as const;

function isArrayMethod(name: ts.MemberName, oracle: TypeOracle): boolean {
  const symbol = oracle.symbolAt(name);
  const owners = symbol?.declarations?.map(({ parent }) => (ts.isInterfaceDeclaration(parent) ? parent.name.text : ''));
  return (
    symbol !== undefined &&
    oracle.isBuiltin(symbol) &&
    owners?.every((owner) => /^(?:Readonly)?Array$/.test(owner)) === true
  );
}

function isPlainCallback(node: ts.Expression): node is Callback {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  if (!ts.isBlock(node.body) || node.asteriskToken !== undefined || node.typeParameters !== undefined) return false;
  if ((node.modifiers ?? []).length > 0 || (node.type !== undefined && ts.isTypePredicateNode(node.type))) return false;
  if (node.parameters.some(({ dotDotDotToken, initializer }) => (dotDotDotToken ?? initializer) !== undefined))
    return false;
  const isOwn = (inner: ts.Node): boolean =>
    inner.kind === ts.SyntaxKind.ThisKeyword || (ts.isIdentifier(inner) && inner.text === 'arguments');
  return ts.isArrowFunction(node) || (node.name === undefined && !someNode(node.body, isOwn));
}

/** Whether a body throws, and each `return` can become a value and a `continue`. */
function isLoopBody({ body, parameters }: Callback, method: ThrowingCall['method']): boolean {
  const mustAnswer = method !== 'forEach';
  const [sum] = parameters;
  if (method === 'reduce' && (sum === undefined || !ts.isIdentifier(sum.name))) return false;
  let isFit = !(mustAnswer && canListComplete(body.statements));
  const visit = (node: ts.Node, isLoop: boolean): void => {
    if (isNestedScope(node)) {
      isFit &&= !ts.isClassLike(node) && !ts.isFunctionDeclaration(node) && !someNode(node, ts.isThrowStatement);
      return;
    }
    if (ts.isReturnStatement(node)) isFit &&= !isLoop && (node.expression !== undefined) === mustAnswer;
    if (ts.isTryStatement(node) || ts.isLabeledStatement(node)) isFit = false;
    if (ts.isVariableDeclarationList(node)) isFit &&= (node.flags & ts.NodeFlags.BlockScoped) !== 0;
    const holds =
      ts.isIterationStatement(node, false) || (ts.isSwitchStatement(node) && /^(?:find|some|every)$/.test(method));
    ts.forEachChild(node, (child) => {
      visit(child, isLoop || holds);
    });
  };
  visit(body, false);
  return isFit && holdsThrow(body);
}

const growing = new Set('push pop shift unshift splice sort reverse fill copyWithin'.split(' '));

/** Whether a callback may change the list that it is called for, under whatever name. */
function mayChangeList(callback: Callback, list: ts.Expression, oracle: TypeOracle): boolean {
  const type = oracle.typeAt(list);
  const isAlike = (node: ts.Expression): boolean => {
    if (isMadeHere(node, list, oracle)) return false;
    const other = oracle.typeAt(node);
    return oracle.isAssignable(other, type) || oracle.isAssignable(type, other);
  };
  return someNode(callback.body, (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      return growing.has(node.expression.name.text) && isAlike(node.expression.expression);
    const isElement =
      ts.isElementAccessExpression(node) || (ts.isPropertyAccessExpression(node) && node.name.text === 'length');
    return isElement && isWrittenMember(node) && isAlike(node.expression);
  });
}

/** `const found = [];` is nobody else's list. */
function isMadeHere(node: ts.Expression, list: ts.Expression, oracle: TypeOracle): boolean {
  const declaration = oracle.symbolAt(node)?.valueDeclaration;
  if (!ts.isIdentifier(node) || declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const { initializer, parent } = declaration;
  const isConst = (parent.flags & ts.NodeFlags.Const) !== 0;
  const isNew = initializer !== undefined && ts.isArrayLiteralExpression(initializer);
  return isConst && isNew && rootOf(list).getText() !== node.text;
}
