import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Allocator } from '../stage/naming.ts';
import { fill } from '../stage/slices.ts';
import { type HoistState, inBlock } from './hoist-fields.ts';
import { isConjunction } from './shapes.ts';

interface Context {
  readonly oracle: TypeOracle;
  readonly effects: Effects;
  readonly names: Allocator;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  /** Gives a value that is read again a name. */
  readonly keep: (node: ts.Expression, text: string, pre: string[]) => string;
}

/** Rewrites expressions of which only one side may be evaluated: conditions around effects become `if` statements. */
export function createChoiceHoister({ oracle, effects, names, state, expressionText, keep }: Context) {
  function conditionalText(node: ts.ConditionalExpression, pre: string[]): string {
    const test = expressionText(node.condition, pre);
    if (!effects.isEffectful(node.whenTrue) && !effects.isEffectful(node.whenFalse)) {
      return fill(node, [[node.condition, test]]);
    }
    const target = declare(node, pre);
    pre.push(chosenText(test, assignText(target, node.whenTrue), assignText(target, node.whenFalse)));
    return target;
  }

  function shortCircuitText(node: ts.BinaryExpression, pre: string[]): string {
    const left = expressionText(node.left, pre);
    if (!effects.isEffectful(node.right)) return fill(node, [[node.left, left]]);
    if (!isPartOf(node)) {
      const target = declare(node, pre, [node.left, node.right]);
      pre.push(`${target} = ${left};`, `if (${goesOn(node, target)}) {\n${assignText(target, node.right)}\n}`);
      return target;
    }
    const [test, rest] = testOf(node, left, pre);
    const target = declare(node, pre);
    const stays = `${target} = ${rest};`;
    const goes = assignText(target, node.right);
    pre.push(isConjunction(node) ? chosenText(test, goes, stays) : chosenText(test, stays, goes));
    return target;
  }

  /** The condition of a short circuit, and its value when it does not go on. */
  function testOf(node: ts.BinaryExpression, left: string, pre: string[]): readonly [test: string, value: string] {
    const isMissing = node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
    const isTruth = (oracle.typeAt(node.left).flags & ts.TypeFlags.BooleanLike) !== 0;
    if (isTruth && !isMissing) return [left, isConjunction(node) ? 'false' : 'true'];
    const seen = /^\w+$/.test(left) ? left : keep(node.left, left, pre);
    return [isMissing ? `${seen} != null` : seen, seen];
  }

  /** Whether both sides of a short circuit have the type of the whole: a side that cannot be reached is not part of it. */
  function isPartOf(node: ts.BinaryExpression): boolean {
    const isRightPart = oracle.isAssignable(oracle.typeAt(node.right), oracle.typeAt(node));
    if (!isConjunction(node)) return isRightPart;
    const [whole, right] = [node, node.right].map((part) => oracle.print(oracle.typeAt(part), part));
    return whole !== right || oracle.isAssignable(oracle.typeAt(node.left), oracle.typeAt(node));
  }

  function goesOn(node: ts.BinaryExpression, left: string): string {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return left;
    return operator === ts.SyntaxKind.BarBarToken ? `!(${left})` : `(${left}) == null`;
  }

  function chosenText(test: string, then: string, otherwise: string): string {
    return `if (${test}) {\n${then}\n} else {\n${otherwise}\n}`;
  }

  function assignText(target: string, value: ts.Expression): string {
    return inBlock(state, () => {
      const pre: string[] = [];
      const text = expressionText(value, pre);
      return [...pre, `${target} = ${text};`].join('\n');
    });
  }

  function declare(node: ts.Expression, pre: string[], parts: readonly ts.Expression[] = [node]): string {
    const { parent } = node;
    const wanted =
      ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? `${parent.name.text}Value` : 'outcome';
    const target = names.take(wanted);
    state.isChanged = true;
    const types = parts.map((part) => oracle.print(oracle.typeAt(part), part));
    pre.push(`let ${target}: ${[...new Set(types)].join(' | ')};`);
    return target;
  }

  return { assignText, conditionalText, goesOn, shortCircuitText };
}
