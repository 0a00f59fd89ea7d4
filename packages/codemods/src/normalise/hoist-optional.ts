import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import type { Locals } from '../analysis/locals.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { Allocator } from '../stage/naming.ts';
import { fill } from '../stage/slices.ts';
import { type HoistState, inBlock } from './hoist-fields.ts';

interface Context {
  readonly effects: Effects;
  readonly locals: Locals;
  readonly names: Allocator;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  readonly partTexts: (parts: readonly ts.Expression[], pre: string[]) => readonly (readonly [ts.Node, string])[];
}

/** Rewrites `a.b?.c(await d());`, which nobody waits for, as an `if` around the call. */
export function createOptionalHoister({ effects, locals, names, state, expressionText, partTexts }: Context) {
  return (node: ts.Expression, pre: string[]): string | undefined => {
    if (!ts.isCallExpression(node) || node.questionDotToken !== undefined) return undefined;
    const callee = node.expression;
    if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken === undefined) return undefined;
    if (!node.arguments.some((argument) => effects.isEffectful(argument))) return undefined;
    const owner = nameOf(callee.expression, pre);
    state.isChanged = true;
    const body = inBlock(state, () => {
      const inner: string[] = [];
      const args = partTexts(node.arguments, inner);
      return [...inner, `${fill(node, [[callee, `${owner}.${callee.name.text}`], ...args])};`].join('\n');
    });
    return `if (${owner} != null) {\n${body}\n}`;
  };

  function nameOf(written: ts.Expression, pre: string[]): string {
    const node = skipParentheses(written);
    const text = expressionText(node, pre);
    if (ts.isIdentifier(node) && locals.find(node)?.isReassigned === false) return text;
    const name = names.take(ts.isPropertyAccessExpression(node) ? node.name.text.replace(/^#/, '') : 'receiver');
    pre.push(`const ${name} = ${text};`);
    return name;
  }
}
