import { ts } from 'ts-morph';
import { isEndless, jumpTarget } from './jumps.ts';
import { branchOf } from './syntax.ts';

/** How a place is reached: not at all, only after waiting, or on some way before anything was waited for. */
export type Arrival = 'never' | 'waited' | 'dry';

/** How code is left, by each kind of way. */
export interface Ways {
  readonly end: Arrival;
  readonly returned: Arrival;
  readonly thrown: Arrival;
  /** By `break` and `continue` out of the code. */
  readonly jumped: Arrival;
}

/** What is known of the waiting of one function's code. */
export interface Arrivals {
  /** How a statement is reached. */
  at(statement: ts.Statement): Arrival;
  /** How statements are left that are reached in some way. */
  ways(list: readonly ts.Statement[], start: Arrival): Ways;
}

/** Where on its ways a jump leads, while a function is walked through. */
interface Jumps {
  readonly breaks: Map<ts.Node, Arrival>;
  readonly continues: Map<ts.Node, Arrival>;
}

const ranks: Readonly<Record<Arrival, number>> = { never: 0, waited: 1, dry: 2 };
const join = (...all: readonly Arrival[]): Arrival =>
  all.reduce((most, one) => (ranks[one] > ranks[most] ? one : most), 'never');
const nowhere: Ways = { end: 'never', returned: 'never', thrown: 'never', jumped: 'never' };

/** Follows the code of a function, whose effects are statements of their own, from its start. */
export function createArrivals(body: ts.Block): Arrivals {
  const reached = new Map<ts.Node, Arrival>();
  const toOutside: Jumps = { breaks: new Map(), continues: new Map() };

  function walkList(list: readonly ts.Statement[], start: Arrival, jumps: Jumps): Ways {
    let ways: Ways = { ...nowhere, end: start };
    for (const statement of list) ways = follow(ways, walk(statement, ways.end, jumps));
    return ways;
  }

  function walk(statement: ts.Statement, start: Arrival, jumps: Jumps): Ways {
    if (start === 'never') return nowhere;
    reached.set(statement, join(reached.get(statement) ?? 'never', start));
    if (ts.isBlock(statement)) return walkList(statement.statements, start, jumps);
    if (ts.isIfStatement(statement)) return walkIf(statement, start, jumps);
    if (ts.isSwitchStatement(statement)) return walkSwitch(statement, start, jumps);
    if (ts.isTryStatement(statement)) return walkTry(statement, start, jumps);
    if (ts.isIterationStatement(statement, false)) return walkLoop(statement, start, jumps);
    const { end, thrown } = expressionWays(statement, start);
    if (ts.isReturnStatement(statement)) return { ...nowhere, returned: end, thrown };
    if (ts.isThrowStatement(statement)) return { ...nowhere, thrown: join(end, thrown) };
    if (!ts.isBreakOrContinueStatement(statement)) return { ...nowhere, end, thrown };
    const places = ts.isBreakStatement(statement) ? jumps.breaks : jumps.continues;
    const target = jumpTarget(statement);
    places.set(target, join(places.get(target) ?? 'never', start));
    return { ...nowhere, jumped: start };
  }

  function walkIf({ expression, thenStatement, elseStatement }: ts.IfStatement, start: Arrival, jumps: Jumps): Ways {
    const head = expressionWays(expression, start);
    const then = walk(thenStatement, head.end, jumps);
    const otherwise =
      elseStatement === undefined ? { ...nowhere, end: head.end } : walk(elseStatement, head.end, jumps);
    return either({ ...nowhere, thrown: head.thrown }, either(then, otherwise));
  }

  function walkSwitch(statement: ts.SwitchStatement, start: Arrival, jumps: Jumps): Ways {
    const head = expressionWays(statement.expression, start);
    const { clauses } = statement.caseBlock;
    let all: Ways = { ...nowhere, thrown: head.thrown };
    let fallen: Arrival = 'never';
    for (const clause of clauses) {
      const ways = walkList(clause.statements, join(head.end, fallen), jumps);
      all = either(all, { ...ways, end: 'never' });
      fallen = ways.end;
    }
    const isTotal = clauses.some((clause) => ts.isDefaultClause(clause));
    const left = jumps.breaks.get(statement) ?? 'never';
    return { ...all, end: join(fallen, left, isTotal ? 'never' : head.end) };
  }

  function walkTry({ tryBlock, catchClause, finallyBlock }: ts.TryStatement, start: Arrival, jumps: Jumps): Ways {
    const tried = walkList(tryBlock.statements, start, jumps);
    const caught = catchClause === undefined ? undefined : walkList(catchClause.block.statements, tried.thrown, jumps);
    const both = caught === undefined ? tried : either({ ...tried, thrown: 'never' }, caught);
    if (finallyBlock === undefined) return both;
    const last = walkList(finallyBlock.statements, join(both.end, both.returned, both.thrown, both.jumped), jumps);
    if (last.end === 'never') return last;
    const pass = (way: Arrival): Arrival => (way === 'dry' ? last.end : way);
    const through = {
      end: pass(both.end),
      returned: pass(both.returned),
      thrown: pass(both.thrown),
      jumped: pass(both.jumped),
    };
    return either(through, { ...last, end: 'never' });
  }

  function walkLoop(loop: ts.IterationStatement, start: Arrival, jumps: Jumps): Ways {
    const isWaiting = ts.isForOfStatement(loop) && loop.awaitModifier !== undefined;
    const first: Arrival = isWaiting ? 'waited' : start;
    const isEntered = ts.isDoStatement(loop);
    let turn = first;
    let ways = nowhere;
    // What a turn leads to may be how the next one is reached: twice is enough for three kinds of arrival.
    for (let round = 0; round < 2; round += 1) {
      ways = either(ways, walkList(branchOf(loop.statement), turn, jumps));
      turn = join(turn, ways.end, jumps.continues.get(loop) ?? 'never');
    }
    const done = isEndless(loop) ? 'never' : isEntered ? join(ways.end, jumps.continues.get(loop) ?? 'never') : turn;
    const end = join(done, jumps.breaks.get(loop) ?? 'never');
    return { ...ways, end, thrown: join(ways.thrown, headOf(loop).some((part) => holdsCall(part)) ? first : 'never') };
  }

  walkList(body.statements, 'dry', toOutside);
  return {
    at: (statement) => reached.get(statement) ?? 'never',
    ways: (list, start) => {
      const jumps: Jumps = { breaks: new Map(), continues: new Map() };
      const ways = walkList(list, start, jumps);
      const isInside = (target: ts.Node): boolean => list.some((one) => one.pos <= target.pos && target.end <= one.end);
      const outside = [...jumps.breaks, ...jumps.continues].filter(([target]) => !isInside(target));
      return { ...ways, jumped: join(...outside.map(([, way]) => way)) };
    },
  };
}

/** What a loop computes outside of its body. */
function headOf(loop: ts.IterationStatement): readonly ts.Node[] {
  const parts = ts.isForStatement(loop)
    ? [loop.initializer, loop.condition, loop.incrementor]
    : ts.isForOfStatement(loop) || ts.isForInStatement(loop)
      ? [loop.expression]
      : ts.isWhileStatement(loop) || ts.isDoStatement(loop)
        ? [loop.expression]
        : [];
  return parts.filter((part) => part !== undefined);
}

/** One after the other. */
function follow(before: Ways, after: Ways): Ways {
  return { ...either({ ...before, end: 'never' }, after), end: after.end };
}

/** One or the other. */
function either(a: Ways, b: Ways): Ways {
  return {
    end: join(a.end, b.end),
    returned: join(a.returned, b.returned),
    thrown: join(a.thrown, b.thrown),
    jumped: join(a.jumped, b.jumped),
  };
}

/** What waits fails after it waited; what calls may fail at once. */
function expressionWays(node: ts.Node, start: Arrival): Pick<Ways, 'end' | 'thrown'> {
  if (start === 'never') return nowhere;
  if (someOwn(node, ts.isAwaitExpression)) return { end: 'waited', thrown: 'waited' };
  return { end: start, thrown: holdsCall(node) ? start : 'never' };
}

function holdsCall(node: ts.Node): boolean {
  return someOwn(node, (inner) => ts.isCallExpression(inner) || ts.isNewExpression(inner));
}

function someOwn(root: ts.Node, isWanted: (node: ts.Node) => boolean): boolean {
  if (isWanted(root)) return true;
  if (ts.isFunctionLike(root) || ts.isClassLike(root)) return false;
  return ts.forEachChild(root, (child) => someOwn(child, isWanted) || undefined) === true;
}
