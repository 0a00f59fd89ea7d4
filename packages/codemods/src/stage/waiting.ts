import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { jumpTarget } from '../analysis/jumps.ts';
import { branchOf, canComplete, someNode } from '../analysis/syntax.ts';
import { findEffectStatement } from './frame.ts';

/** A stretch of code waits or leaves on every way, goes round without waiting on some, or just runs on. */
type Course = 'waits' | 'rushes' | 'runs on';

/** Whether a loop waits in each of its turns: entering a method again without waiting would pile up calls. */
export function waitsInEachTurn(loop: ts.WhileStatement, effects: Effects): boolean {
  function courseOf(list: readonly ts.Statement[]): Course {
    for (const statement of list) {
      const course = courseOfOne(statement);
      if (course !== 'runs on') return course;
    }
    return 'runs on';
  }

  function courseOfOne(statement: ts.Statement): Course {
    if (findEffectStatement(statement, effects)?.effect.isAwaited === true) return 'waits';
    if (ts.isTryStatement(statement) && effects.isEffectful(statement)) return 'waits';
    if (ts.isBlock(statement)) return courseOf(statement.statements);
    if (ts.isIfStatement(statement)) {
      const { thenStatement, elseStatement } = statement;
      const ways = [courseOf(branchOf(thenStatement)), elseStatement ? courseOf(branchOf(elseStatement)) : 'runs on'];
      if (ways.includes('rushes')) return 'rushes';
      return ways.every((way) => way === 'waits') ? 'waits' : 'runs on';
    }
    if (someNode(statement, (node) => ts.isContinueStatement(node) && jumpTarget(node) === loop)) return 'rushes';
    return canComplete(statement) ? 'runs on' : 'waits';
  }

  return courseOf(branchOf(loop.statement)) === 'waits';
}
