import { ts } from 'ts-morph';
import { hasModifier, isChoice } from '../scan/units.ts';
import type { Effects } from './effects.ts';
import type { Staged } from './staged.ts';
import { someNode } from './syntax.ts';

/**
 * The call that takes a function value with it, wherever that stands among its arguments: `new Promise((done) => …)`,
 * `run({ onDone: () => … })`. When nothing is chosen inside, the façade keeps the call as it is written, function and all.
 */
export function findKeeper(scope: ts.Node): ts.CallExpression | ts.NewExpression | undefined {
  const isFunction = ts.isArrowFunction(scope) || ts.isFunctionExpression(scope);
  if (!isFunction && !(ts.isMethodDeclaration(scope) && ts.isObjectLiteralExpression(scope.parent))) return undefined;
  return someNode(scope, isChoice) ? undefined : keeperOf(scope);
}

function keeperOf(node: ts.Node): ts.CallExpression | ts.NewExpression | undefined {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return parent.arguments?.some((argument) => argument === node) === true ? parent : undefined;
  }
  const isPart =
    ts.isObjectLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent);
  return isPart ? keeperOf(parent) : undefined;
}

function isAsync(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && hasModifier(node, ts.SyntaxKind.AsyncKeyword);
}

/** Whether a call takes functions with effects along that become no methods: its parts belong together. */
export function holdsKept(call: ts.Node, effects: Effects, staged: Staged): boolean {
  return someNode(call, (node) => {
    if (staged.has(node) || findKeeper(node) === undefined) return false;
    return someNode(node, (inner) => isAsync(inner) || effects.find(inner) !== undefined);
  });
}
