import { ts } from 'ts-morph';
import { visitOwn } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { isWaiting } from '../analysis/staged.ts';
import { skipParentheses, someNode } from '../analysis/syntax.ts';
import type { Build } from './build.ts';

/**
 * A guarded block, or the turn of a loop, is a method of its own now, and known to be over a moment later than before.
 * That shows when something that nobody waits for goes on meanwhile: its next call, or its end, could come earlier.
 */
export function refuseOvertaking(build: Build, statement: ts.Statement, later: readonly ts.Node[]): void {
  if (!later.some((node) => build.effects.isEffectful(node))) return;
  const started = findStarted(build).find((one) => isUnderWay(build, one, statement));
  if (started === undefined) return;
  const reason =
    'Something is started and not waited for; what follows here could happen later than before, and change places with it.';
  refuse(started, 'concurrent-order', reason, 'Wait for it, or start it in a method that holds nothing else.');
}

/** What is started without being waited for: calls that give promises, and lists of waiting callbacks. */
function findStarted({ unit, effects, oracle, staged }: Build): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  visitOwn(
    unit.body,
    (node) => {
      const effect = effects.find(node);
      if (effect === undefined || effect.isAwaited || ts.isAwaitExpression(node.parent)) return;
      const { target } = effect;
      const isGiven = ts.isCallExpression(target) && target.arguments.some((each) => isStagedWaiting(each, staged));
      if (isGiven || oracle.propertyType(oracle.typeAt(target), 'then') !== undefined) found.push(target);
    },
    staged,
  );
  return found;
}

function isStagedWaiting(node: ts.Expression, staged: Build['staged']): boolean {
  return staged.has(node) && (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && isWaiting(node);
}

/** Whether a promise may still be open when a statement ends. */
function isUnderWay(build: Build, started: ts.Expression, statement: ts.Statement): boolean {
  const loop = ts.findAncestor(statement.parent, (node) => ts.isIterationStatement(node, false));
  const isBefore = started.pos < statement.end || (loop !== undefined && contains(loop, started));
  if (!isBefore) return false;
  const name = nameOf(started);
  if (name === undefined) return true;
  const local = build.locals.find(name);
  if (local === undefined) return true;
  const isLater = (node: ts.Node): boolean =>
    ts.isIdentifier(node) &&
    node !== name &&
    build.locals.find(node) === local &&
    node.pos >= statement.pos &&
    !contains(statement, started);
  const isAfter = (node: ts.Node): boolean =>
    ts.isIdentifier(node) && build.locals.find(node) === local && node.pos >= statement.end;
  const isUse = (node: ts.Node): node is ts.Identifier =>
    ts.isIdentifier(node) && node !== name && build.locals.find(node) === local;
  const isHandedOn = someNode(build.unit.body, (node) => isUse(node) && !isWaitedFor(node) && !isLast(node));
  if (isHandedOn || !someNode(build.unit.body, isUse)) return true;
  return someNode(build.unit.body, (node) => isLater(node) || isAfter(node));
}

/** `await begun`, `await Promise.all([begun, other])`: afterwards it is under way no more. */
function isWaitedFor(use: ts.Expression): boolean {
  const { parent } = use;
  if (ts.isAwaitExpression(parent)) return true;
  const isPassed = ts.isParenthesizedExpression(parent) || ts.isArrayLiteralExpression(parent);
  const isAll = ts.isCallExpression(parent) && /^Promise\.all(?:Settled)?$/.test(parent.expression.getText());
  return (isPassed || isAll) && isWaitedFor(parent);
}

/** `return begun`, after which nothing is cleaned up. */
function isLast({ parent }: ts.Node): boolean {
  const around = (node: ts.Node): boolean => ts.isTryStatement(node) && node.finallyBlock !== undefined;
  return (
    ts.isReturnStatement(parent) &&
    ts.findAncestor(parent, (node) => ts.isFunctionLike(node) || around(node)) ===
      ts.findAncestor(parent, ts.isFunctionLike)
  );
}

/** The variable that a promise is kept in. */
function nameOf(started: ts.Expression): ts.Identifier | undefined {
  let outer: ts.Node = started.parent;
  while (ts.isExpression(outer) && skipParentheses(outer) === started) outer = outer.parent;
  return ts.isVariableDeclaration(outer) && ts.isIdentifier(outer.name) ? outer.name : undefined;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

/** The loops that a statement stands in, within its own function: what they hold may follow it. */
export function loopsAround(statement: ts.Statement): readonly ts.Node[] {
  const loops: ts.Node[] = [];
  for (let node: ts.Node = statement.parent; !ts.isFunctionLike(node); node = node.parent) {
    if (ts.isIterationStatement(node, false)) loops.push(node);
  }
  return loops;
}
