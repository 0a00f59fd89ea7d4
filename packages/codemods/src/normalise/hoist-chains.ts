import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { refuse } from '../analysis/refuse.ts';
import { stagedIn, type Staged } from '../analysis/staged.ts';
import { hasCall } from '../stage/argument-order.ts';
import { fill } from '../stage/slices.ts';
import { receiverOf } from './shapes.ts';

interface Context {
  readonly effects: Effects;
  readonly staged: Staged;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  readonly partTexts: (parts: readonly ts.Expression[], pre: string[]) => readonly (readonly [ts.Node, string])[];
  readonly name: (node: ts.Expression, text: string, pre: string[]) => string;
}

/** Rewrites chains of calls of which an argument holds an effect: what is called before it is called first, and named. */
export function createChainHoister({ effects, staged, expressionText, partTexts, name }: Context) {
  /** `a.b(x).c(await y())` → `const b = a.b(x); const y = await y(); b.c(y)`. */
  return function chainText(node: ts.Expression, pre: string[]): string {
    if (ts.isPropertyAccessExpression(node) || ts.isNonNullExpression(node)) {
      return fill(node, [[node.expression, chainText(node.expression, pre)]]);
    }
    if (!ts.isCallExpression(node)) return effects.isEffectful(node) ? expressionText(node, pre) : node.getText();
    const callee = node.expression;
    const owner = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
    if (!hasCall(owner)) return fill(node, partTexts([...receiverOf(node), ...node.arguments], pre));
    const text = chainText(owner, pre);
    const effectful = node.arguments.find((argument) => effects.isEffectful(argument));
    if (effectful !== undefined && stagedIn(owner, staged).length > 0) {
      const reason = 'An effect is the argument of a chain of calls.';
      refuse(effectful, 'await-in-chain', reason, 'Give its result a name first.');
    }
    const kept = effectful === undefined || /^\w+$/.test(text) ? text : name(owner, text, pre);
    return fill(node, [[owner, kept], ...partTexts(node.arguments, pre)]);
  };
}
