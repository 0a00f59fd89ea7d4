import { ts } from 'ts-morph';
import type { Effect, Effects } from '../analysis/effects.ts';
import type { Live, Liveness } from '../analysis/liveness.ts';
import type { Local } from '../analysis/locals.ts';
import { countBreaks, isEndless, jumpTarget } from '../analysis/jumps.ts';
import { canComplete, skipParentheses } from '../analysis/syntax.ts';

/** Where code runs: in the method itself, in a guarded block, in the clean-up after one, or in one turn of a loop. */
export interface Scope {
  readonly kind: 'main' | 'attempt' | 'cleanup' | 'turn' | 'closure';
  /** What is read after the scope's end. */
  readonly liveAfter: readonly Local[];
  /** The code that reads it. */
  readonly after: Frame | undefined;
  /** The intent that carries a caught error, in an attempt. */
  readonly failure: string | undefined;
  /** The intent of reaching the end, in an attempt, and in a turn that can also end the loop. */
  readonly completion: string | undefined;
  readonly isAsync: boolean;
  /** The function value that the code belongs to. */
  readonly closure?: Closure | undefined;
}

/** A function value of the old method that is a method now. */
export interface Closure {
  /** What it returns, without the promise. */
  readonly type: string;
  /** Whether several calls may be under way at the same time. */
  readonly isConcurrent: boolean;
  /** Whether it waits, and the first call of several that fails counts: its end may be known no moment later. */
  readonly isRaced: boolean;
  /** The name of the intent that carries its value where it is told from other ends. */
  readonly answered: string;
  /** Makes the intent exist. */
  readonly tell: () => void;
}

/** A place in the code: the statements from `index` on, then those of `next`. */
export interface Frame {
  readonly list: readonly ts.Statement[];
  readonly index: number;
  readonly next: Frame | undefined;
  readonly scope: Scope;
  /** Several ways lead here: the code from here on becomes a unit of its own. */
  readonly isJoin: boolean;
  /** The first statement is a `while`, whose condition is looked at now; else a method of its own does so. */
  readonly isOpened?: boolean;
}

/** An effect that is a statement, or fills one variable or pattern. */
export interface EffectStatement {
  readonly effect: Effect;
  readonly binding: ts.BindingName | undefined;
}

/** The effect that a statement consists of. */
export function findEffectStatement(statement: ts.Statement, effects: Effects): EffectStatement | undefined {
  if (ts.isExpressionStatement(statement)) {
    const effect = effects.find(skipParentheses(statement.expression));
    return effect === undefined ? undefined : { effect, binding: undefined };
  }
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration?.initializer === undefined || others.length > 0) return undefined;
  const effect = effects.find(skipParentheses(declaration.initializer));
  return effect === undefined ? undefined : { effect, binding: declaration.name };
}

/** The frame with its empty ends skipped; `undefined` at the end of the scope. */
export function settle(frame: Frame | undefined): Frame | undefined {
  let at = frame;
  while (at !== undefined && at.index >= at.list.length) {
    if (at.isJoin && at.next === undefined) return undefined;
    at = at.next === undefined ? undefined : at.isJoin ? { ...at.next, isJoin: true } : at.next;
  }
  return at;
}

/** The frame after its first statement. */
export function advance(frame: Frame): Frame {
  return { ...frame, index: frame.index + 1, isJoin: false, isOpened: false };
}

/** What is live at a frame. */
export function liveAt(frame: Frame | undefined, scope: Scope, liveness: Liveness): Live {
  if (frame === undefined) return new Set(scope.liveAfter);
  return liveness.before(frame.list, frame.index, liveAt(frame.next, frame.scope, liveness));
}

/** How often, and in what manner, the end of code is reached: within one decision, and after effects. */
interface Arrivals {
  readonly pure: boolean;
  readonly effectful: number;
}

/** Counts the ways that reach the end of a list of statements. */
function arrivalsOf(list: readonly ts.Statement[], effects: Effects): Arrivals {
  let state: Arrivals = { pure: true, effectful: 0 };
  for (const statement of list) {
    if (total(state) === 0) return state;
    if (total(state) > 1) state = { pure: false, effectful: 1 };
    if (ts.isBreakStatement(statement)) return ts.isSwitchStatement(jumpTarget(statement)) ? state : nowhere;
    if (ts.isContinueStatement(statement)) return nowhere;
    if (!effects.isEffectful(statement)) {
      if (!canComplete(statement)) return { pure: false, effectful: 0 };
      continue;
    }
    state =
      findEffectStatement(statement, effects) === undefined
        ? arrivalsAfter(statement, effects)
        : { pure: false, effectful: 1 };
  }
  return state;
}

/** Counts the ways that reach the end of one statement with effects. */
export function arrivalsAfter(statement: ts.Statement, effects: Effects): Arrivals {
  if (ts.isBlock(statement)) return arrivalsOf(statement.statements, effects);
  if (ts.isIfStatement(statement)) {
    const { thenStatement, elseStatement } = statement;
    const otherwise = elseStatement === undefined ? { pure: true, effectful: 0 } : arrivalsOf([elseStatement], effects);
    return plus(arrivalsOf([thenStatement], effects), otherwise);
  }
  if (ts.isSwitchStatement(statement)) {
    const { clauses } = statement.caseBlock;
    const none = { pure: !clauses.some((clause) => ts.isDefaultClause(clause)), effectful: 0 };
    const full = clauses.filter((clause) => clause.statements.length > 0);
    return full.map((clause) => arrivalsOf(clause.statements, effects)).reduce(plus, none);
  }
  if (ts.isTryStatement(statement)) {
    const body = total(arrivalsOf(statement.tryBlock.statements, effects)) > 0 ? 1 : 0;
    const caught = statement.catchClause;
    const rescue = caught === undefined ? 0 : total(arrivalsOf(caught.block.statements, effects));
    const isJoined = statement.finallyBlock !== undefined;
    return { pure: false, effectful: isJoined ? Math.min(1, body + rescue) : body + rescue };
  }
  if (ts.isIterationStatement(statement, false)) {
    return { pure: false, effectful: (isEndless(statement) ? 0 : 1) + countBreaks(statement) };
  }
  return { pure: canComplete(statement), effectful: 0 };
}

const nowhere: Arrivals = { pure: false, effectful: 0 };

/** All ways together. */
export function total({ pure, effectful }: Arrivals): number {
  return (pure ? 1 : 0) + effectful;
}

function plus(a: Arrivals, b: Arrivals): Arrivals {
  return { pure: a.pure || b.pure, effectful: a.effectful + b.effectful };
}
