import type { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import { inBlock, type HoistState } from './hoist-fields.ts';
import { isConjunction, isDisjunction, isExit, isShortCircuit } from './shapes.ts';

interface Context {
  readonly effects: Effects;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  readonly branchText: (statement: ts.Statement) => string;
}

/** Rewrites an `if` without `else`: what the left side of its condition tells of types stays known on the right. */
export function createGuardHoister({ effects, state, expressionText, branchText }: Context) {
  function guardText(test: ts.Expression, then: ts.Statement, pre: string[]): string {
    const condition = skipParentheses(test);
    if (isShortCircuit(condition) && effects.isEffectful(condition.right)) {
      if (isConjunction(condition)) return conjunctionText(condition, then, pre);
      if (isDisjunction(condition) && isExit(then) && !effects.isEffectful(then))
        return disjunctionText(condition, then, pre);
    }
    return `if (${expressionText(test, pre)}) ${branchText(then)}`;
  }

  /** `if (a && await b()) c` becomes two nested `if`s. */
  function conjunctionText(condition: ts.BinaryExpression, then: ts.Statement, pre: string[]): string {
    state.isChanged = true;
    const left = expressionText(condition.left, pre);
    const nested = inBlock(state, () => {
      const inner: string[] = [];
      const text = guardText(condition.right, then, inner);
      return [...inner, text].join('\n');
    });
    return `if (${left}) {\n${nested}\n}`;
  }

  /** `if (a || await b()) return c` becomes two `if`s, one after the other. */
  function disjunctionText(condition: ts.BinaryExpression, then: ts.Statement, pre: string[]): string {
    state.isChanged = true;
    pre.push(guardText(condition.left, then, pre));
    return guardText(condition.right, then, pre);
  }

  return guardText;
}
