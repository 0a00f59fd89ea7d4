import { ts } from 'ts-morph';
import { createArrivals, type Arrivals } from '../analysis/arrivals.ts';
import { refuse } from '../analysis/refuse.ts';
import { branchOf, canComplete } from '../analysis/syntax.ts';
import type { Session } from './session.ts';

/**
 * What waits on some of its ways, and is a method of its own now, is waited for on all of them. That shows when nothing was
 * waited for before, and something is done afterwards: it was done before the promise was handed out, and is done later now.
 */
export function refuseAddedWait(build: Session, statement: ts.Statement, block: ts.Statement): void {
  if (!addsWait(build, block, branchOf(block))) return;
  const reason =
    'On some way nothing is waited for up to here, and what follows is done at once; it would be done later.';
  refuse(statement, 'await-added', reason, 'Wait for something before it, or sort out that way in statements before.');
}

/** Whether waiting for all that a block, or its last statements, hold would be seen afterwards. */
export function addsWait(build: Session, block: ts.Statement, list: readonly ts.Statement[]): boolean {
  const [first] = list;
  if (first === undefined) return false;
  const arrivals = arrivalsOf(build, first);
  const { end, jumped, returned, thrown } = arrivals.ways(list, arrivals.at(first));
  const later = [
    ...(end === 'dry' || jumped === 'dry' ? afterEnd(block) : []),
    ...(returned === 'dry' ? cleanUpsAround(block) : []),
    ...(thrown === 'dry' ? afterThrow(block) : []),
  ];
  return later.some((node) => build.effects.isEffectful(node));
}

function arrivalsOf({ unit, arrivals }: Session, node: ts.Node): Arrivals {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  const own = owner !== undefined && 'body' in owner ? owner.body : undefined;
  const body = own !== undefined && ts.isBlock(own) ? own : unit.body;
  const known = arrivals.get(body) ?? createArrivals(body);
  arrivals.set(body, known);
  return known;
}

/** What may run, within its function, after code that comes to its end or jumps. */
function afterEnd(start: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  for (const { node, parent } of placesOf(start)) {
    found.push(...siblingsAfter(node));
    if (ts.isIterationStatement(parent, false)) found.push(parent);
  }
  return [...found, ...cleanUpsAround(start)];
}

/** What may run after code that throws. */
function afterThrow(start: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  for (const { node, parent } of placesOf(start)) {
    if (!ts.isTryStatement(parent) || parent.tryBlock !== node || parent.catchClause === undefined) continue;
    const { block } = parent.catchClause;
    found.push(block, ...(canComplete(block) ? afterEnd(parent) : []));
  }
  return [...found, ...cleanUpsAround(start)];
}

function cleanUpsAround(start: ts.Node): readonly ts.Node[] {
  return placesOf(start).flatMap(({ node, parent }) =>
    ts.isTryStatement(parent) && parent.finallyBlock !== undefined && parent.finallyBlock !== node
      ? [parent.finallyBlock]
      : [],
  );
}

interface Place {
  readonly node: ts.Node;
  readonly parent: ts.Node;
}

/** A node and those around it, up to its function. */
function placesOf(start: ts.Node): readonly Place[] {
  const places: Place[] = [];
  for (let node = start; !ts.isFunctionLike(node.parent); node = node.parent)
    places.push({ node, parent: node.parent });
  return places;
}

function siblingsAfter({ parent, end }: ts.Node): readonly ts.Node[] {
  const siblings = ts.isCaseBlock(parent)
    ? parent.clauses
    : ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent)
      ? parent.statements
      : [];
  return [...siblings].filter(({ pos }) => pos >= end);
}
