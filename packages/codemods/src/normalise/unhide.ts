import { ts } from 'ts-morph';
import { createEffects } from '../analysis/effects.ts';
import { type Local, readLocals } from '../analysis/locals.ts';
import { createOwnState } from '../analysis/own-state.ts';
import { createPurity } from '../analysis/purity.ts';
import { findStaged } from '../analysis/staged.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import { fill } from '../stage/slices.ts';
import { namesIn } from './shapes.ts';

/** The unit's body in which no variable hides another one: inner ones get names of their own. `undefined` when none does. */
export function unhideVariables(unit: Unit, oracle: TypeOracle): string | undefined {
  const own = createOwnState(unit, oracle);
  const staged = findStaged(unit, createEffects(createPurity(oracle), readLocals(unit, oracle), own));
  const { all } = readLocals(unit, oracle, staged);
  const hiding = all.filter((local) => all.some((other) => isHiddenBy(other, local)));
  if (hiding.length === 0) return undefined;
  const names = namesIn(unit);
  const renamed = new Map(hiding.map(({ symbol, name }) => [symbol, names.take(name)]));
  const parts: (readonly [ts.Node, string])[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? oracle.symbolAt(node) : undefined;
    const name = symbol === undefined ? undefined : renamed.get(symbol);
    if (name !== undefined && ts.isIdentifier(node) && !isMember(node)) parts.push([node, textOf(node, name)]);
    ts.forEachChild(node, visit);
  };
  visit(unit.body);
  return fill(unit.body, parts);
}

function isHiddenBy(outer: Local, inner: Local): boolean {
  if (outer === inner || outer.name !== inner.name) return false;
  const [around, within] = [scopeOf(outer.declaration), scopeOf(inner.declaration)];
  return around !== within && around.pos <= within.pos && within.end <= around.end;
}

function scopeOf(name: ts.Node): ts.Node {
  let node = name.parent;
  while (
    !ts.isBlock(node) &&
    !ts.isCaseBlock(node) &&
    !ts.isCatchClause(node) &&
    !ts.isFunctionLike(node) &&
    !isLoop(node)
  ) {
    node = node.parent;
  }
  return node;
}

function isLoop(node: ts.Node): boolean {
  return ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node);
}

/** `name` in `x.name`, or before the colon. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isBindingElement(parent) && parent.propertyName === node;
}

/** `{ id }` keeps its member: `{ id: id2 }`. */
function textOf(node: ts.Identifier, name: string): string {
  const { parent } = node;
  const isShort =
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isBindingElement(parent) &&
      parent.name === node &&
      parent.propertyName === undefined &&
      parent.dotDotDotToken === undefined &&
      ts.isObjectBindingPattern(parent.parent));
  return isShort ? `${node.text}: ${name}` : name;
}
