import { ts } from 'ts-morph';
import { hasModifier } from '../../scan/units.ts';
import type { StepSource } from '../step.ts';

/**
 * Whether a unit starts something that it does not wait for at once. A chain goes on a moment later than `await`
 * does: beside calls that are under way, the next one could change its place.
 */
export function mayOvertake({ unit, oracle }: StepSource): boolean {
  let isStarted = false;
  const visit = (node: ts.Node): void => {
    isStarted ||= ts.isCallExpression(node) ? isPromise(node) && !isHandedOn(node) : isRunAside(node);
    if (!isStarted) ts.forEachChild(node, visit);
  };
  const isPromise = (node: ts.CallExpression): boolean =>
    oracle.propertyType(oracle.typeAt(node), 'then') !== undefined;
  visit(unit.body);
  return isStarted;
}

/** `await a()`, `return a()`, `a().then(…)` that is handed on itself, `(x) => a(x)`. */
function isHandedOn(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isAwaitExpression(parent) || ts.isReturnStatement(parent)) return true;
  if (ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent)) return isHandedOn(parent);
  if (ts.isArrowFunction(parent)) return isReaction(parent.parent, parent);
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return false;
  return ts.isCallExpression(parent.parent) && parent.parent.expression === parent && isHandedOn(parent.parent);
}

/** The value of a chain's callback belongs to the chain. */
function isReaction(call: ts.Node, callback: ts.Node): boolean {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return call.arguments.some((one) => one === callback) && /^(?:then|catch|finally)$/.test(call.expression.name.text);
}

/** A function that waits, and that no chain waits for. */
function isRunAside(node: ts.Node): boolean {
  const isAsync = ts.isFunctionLike(node) && hasModifier(node, ts.SyntaxKind.AsyncKeyword);
  return isAsync && !isReaction(node.parent, node);
}
