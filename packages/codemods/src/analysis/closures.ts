import { ts } from 'ts-morph';
import { isNestedScope, type Local, type Locals } from './locals.ts';
import { refuse } from './refuse.ts';
import type { Effects } from './effects.ts';

/**
 * Refuses function values that keep looking at a variable that is written: after a cut each part has a variable of its
 * own. A callback that a built-in runs on the spot is fine.
 */
export function refuseClosuresOverMutables(body: ts.Block, locals: Locals, effects: Effects): void {
  const visit = (node: ts.Node): void => {
    if (!ts.isTypeNode(node) && isNestedScope(node)) {
      const captured = findMutable(node, locals);
      if (captured !== undefined && !runsOnTheSpot(node, effects)) {
        refuse(
          node,
          'closure-over-mutable',
          `A function value reads or writes \`${captured.name}\`, which is assigned elsewhere.`,
          'Make the variable a `const`.',
        );
      }
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
}

function findMutable(scope: ts.Node, locals: Locals): Local | undefined {
  let found: Local | undefined;
  const visit = (node: ts.Node): void => {
    const local = ts.isIdentifier(node) ? locals.find(node) : undefined;
    if (local?.isReassigned === true) found ??= local;
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}

/** Built-in calls that are done with their callback when they return. */
const immediate = new Set(
  (
    'map filter forEach find findIndex findLast findLastIndex some every reduce reduceRight flatMap sort toSorted ' +
    'replace replaceAll from parse stringify'
  ).split(' '),
);

function runsOnTheSpot(scope: ts.Node, effects: Effects): boolean {
  const call = scope.parent;
  if (!ts.isCallExpression(call) || effects.find(call) !== undefined) return false;
  const isImmediate = ts.isPropertyAccessExpression(call.expression) && immediate.has(call.expression.name.text);
  return isImmediate && call.arguments.some((argument) => argument === scope);
}
