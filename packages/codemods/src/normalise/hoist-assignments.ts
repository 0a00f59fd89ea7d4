import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import type { Locals } from '../analysis/locals.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { Allocator } from '../stage/naming.ts';
import type { HoistState } from './hoist-fields.ts';
import { isCalm, isOwnField } from './shapes.ts';

interface Context {
  readonly effects: Effects;
  readonly locals: Locals;
  readonly names: Allocator;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  /** The statements that assign a value. */
  readonly assignText: (target: string, value: ts.Expression) => string;
}

/** Rewrites assignments of values that an effect gives: what is assigned to is looked up before the effect, as it was. */
export function createAssignmentHoister({ effects, locals, names, state, expressionText, assignText }: Context) {
  /** `x += await f()` reads the old value first; `undefined` for everything else. */
  function compoundText(node: ts.Expression, pre: string[]): string | undefined {
    if (!ts.isBinaryExpression(node) || !effects.isEffectful(node.right)) return undefined;
    const operator = /^(\+|-|\*|\/|%|\*\*)=$/.exec(node.operatorToken.getText())?.[1];
    const owner = ts.isPropertyAccessExpression(node.left) ? node.left.expression : node.left;
    if (operator === undefined || !ts.isIdentifier(owner)) return undefined;
    const isOwner = owner !== node.left;
    if (isOwner && locals.find(owner)?.isReassigned !== false) return undefined;
    const kept = names.take('earlier');
    state.isChanged = true;
    pre.push(`const ${kept} = ${node.left.getText()};`);
    const right = expressionText(node.right, pre);
    return `${node.left.getText()} = ${kept} ${operator} ${bindsCloser(node.right, operator) ? right : `(${right})`}`;
  }

  /** `a.b.c = await f()` and `a[key()] = await f()` as statements; `undefined` where the target is plain already. */
  function memberText(node: ts.Expression, pre: string[]): string | undefined {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
    const target = targetText(node.left, pre);
    return target === undefined ? undefined : `${target} = ${expressionText(node.right, pre)}`;
  }

  /** `x ??= await f()` as an `if`; `undefined` for everything else. */
  function lateText(node: ts.Expression, pre: string[]): string | undefined {
    if (!ts.isBinaryExpression(node) || !effects.isEffectful(node.right)) return undefined;
    const test = late[node.operatorToken.getText()];
    if (test === undefined) return undefined;
    const isPlain = ts.isIdentifier(node.left) || isOwnField(node.left) || isMemberOfName(node.left);
    const target = isPlain ? node.left.getText() : targetText(node.left, pre);
    if (target === undefined) return undefined;
    const seen = isOwnField(node.left) ? seenText(node.left, pre) : target;
    state.isChanged = true;
    return `if (${test(seen)}) {\n${assignText(target, node.right)}\n}`;
  }

  /** The name of what a field of the object holds now; what is known of the fields is not known any more after it. */
  function seenText(field: ts.Expression, pre: string[]): string {
    const name = names.take(field.getText().replace(/^this\.#?|!$/g, ''));
    pre.push(`const ${name} = ${field.getText()};`);
    state.reads.clear();
    state.version += 1;
    return name;
  }

  /** The text of a member whose owner and key have names. */
  function targetText(left: ts.Expression, pre: string[]): string | undefined {
    if (isOwnField(left)) return undefined;
    if (ts.isPropertyAccessExpression(left)) {
      if (ts.isIdentifier(left.expression)) return undefined;
      return `${nameOf(left.expression, 'owner', pre)}.${left.name.text}`;
    }
    if (!ts.isElementAccessExpression(left)) return undefined;
    const owner = nameOf(left.expression, 'owner', pre);
    return `${owner}[${nameOf(left.argumentExpression, 'key', pre)}]`;
  }

  function nameOf(written: ts.Expression, wanted: string, pre: string[]): string {
    const node = skipParentheses(written);
    const local = ts.isIdentifier(node) ? locals.find(node) : undefined;
    const text = expressionText(node, pre);
    if (isCalm(node) && local?.isReassigned !== true) return text;
    const own = ts.isPropertyAccessExpression(node) ? node.name.text.replace(/^#/, '') : wanted;
    const name = names.take(own);
    state.isChanged = true;
    pre.push(`const ${name} = ${text};`);
    return name;
  }

  return { compoundText, lateText, memberText };
}

/** Whether an expression needs no parentheses behind an operator. */
function bindsCloser(right: ts.Expression, operator: string): boolean {
  if (ts.isBinaryExpression(right)) return /^[+-]$/.test(operator) && /^[*/%]$/.test(right.operatorToken.getText());
  return !ts.isConditionalExpression(right) && !ts.isArrowFunction(right) && !ts.isYieldExpression(right);
}

const late: Readonly<Record<string, (value: string) => string>> = {
  '??=': (value) => `${value} == null`,
  '||=': (value) => `!${value}`,
  '&&=': (value) => value,
};

function isMemberOfName(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression);
}
