import { ts } from 'ts-morph';
import { isNestedScope, type Local, type Locals } from './locals.ts';
import { refuse } from './refuse.ts';
import type { Staged } from './staged.ts';
import type { Effects } from './effects.ts';

interface Context {
  readonly locals: Locals;
  readonly effects: Effects;
  readonly staged: Staged;
  /** Whether variables that methods share are members of a record already. */
  readonly isReshaped: boolean;
}

/**
 * Refuses function values that keep looking at a variable that is written: after a cut each part has a variable of its
 * own. A callback that a built-in runs on the spot is fine.
 */
export function refuseClosuresOverMutables(body: ts.Block, { locals, effects, staged, isReshaped }: Context): void {
  const visit = (node: ts.Node): void => {
    if (staged.has(node)) {
      const shared = isReshaped
        ? findMutable(node, locals, ({ declaration }) => !contains(node, declaration))
        : undefined;
      if (shared !== undefined) refuseShared(node, shared);
      ts.forEachChild(node, visit);
      return;
    }
    if (!ts.isTypeNode(node) && isNestedScope(node)) {
      const captured = findMutable(node, locals);
      if (captured !== undefined && !runsOnTheSpot(node, effects)) {
        refuseShared(node, captured);
      }
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
}

function refuseShared(node: ts.Node, { name }: Local): never {
  const reason = `A function value reads or writes \`${name}\`, which is assigned elsewhere.`;
  return refuse(node, 'closure-over-mutable', reason, 'Make the variable a `const`.');
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

function findMutable(
  scope: ts.Node,
  locals: Locals,
  isMeant: (local: Local) => boolean = () => true,
): Local | undefined {
  let found: Local | undefined;
  const visit = (node: ts.Node): void => {
    const local = ts.isIdentifier(node) ? locals.find(node) : undefined;
    if (local?.isReassigned === true && isMeant(local)) found ??= local;
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
