import { ts } from 'ts-morph';
import type { Effect, Effects } from '../analysis/effects.ts';
import { isNestedScope, isWrite, type Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses, someNode, spansOf } from '../analysis/syntax.ts';
import { stagedIn, type Staged, type StagedClosure } from '../analysis/staged.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { rootOf, type Unit } from '../scan/units.ts';
import { hasCall, refuseAssignments } from '../stage/argument-order.ts';
import { argumentsOfChain } from '../stage/chains.ts';
import { isLastingField } from '../stage/fields.ts';
import type { Allocator } from '../stage/naming.ts';
import { fill } from '../stage/slices.ts';
import { evaluatedParts } from './children.ts';
import { createAssignmentHoister } from './hoist-assignments.ts';
import { createChainHoister } from './hoist-chains.ts';
import { createChoiceHoister } from './hoist-choices.ts';
import { createFieldHoister, type HoistState } from './hoist-fields.ts';
import { createOptionalHoister } from './hoist-optional.ts';
import { createPatternHoister } from './hoist-patterns.ts';
import { createThrowingHoister, type ThrowingHoister } from './hoist-throwing.ts';
import { isOwnField, isOptional, isSequence, isShortCircuit, receiverOf } from './shapes.ts';
import { keptNamesOf, outcomeNamesOf } from './value-names.ts';

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly effects: Effects;
  readonly locals: Locals;
  readonly staged: Staged;
  readonly names: Allocator;
  /** The text of a function value that becomes a method. */
  readonly closureText: (node: StagedClosure) => string;
  /** Told whenever something is written anew. */
  readonly state: HoistState;
}

/** Rewrites expressions; what has to run before one is appended to `pre`. */
export interface ExpressionHoister extends ThrowingHoister {
  /** The text of an effect with clean arguments. */
  readonly callText: (node: ts.Expression, pre: string[]) => string;
  /** The text of an expression in which effects are replaced by the names of their results. */
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  /** The text of a statement that writes a field of the object: `this.x = …`, `this.x += …`, `this.x++`. */
  readonly fieldText: (node: ts.Expression, pre: string[]) => string | undefined;
  /** The text of `x += await f()`. */
  readonly compoundText: (node: ts.Expression, pre: string[]) => string | undefined;
  /** The text of `x ??= await f()`. */
  readonly lateText: (node: ts.Expression, pre: string[]) => string | undefined;
  /** The text of `a?.b(await c());`. */
  readonly optionalText: (node: ts.Expression, pre: string[]) => string | undefined;
  /** The text of `const { a, b = load() } = given;`. */
  readonly patternText: (keyword: string, node: ts.VariableDeclaration, pre: string[]) => string | undefined;
  /** The condition under which the right side of a short circuit is evaluated. */
  readonly goesOn: (node: ts.BinaryExpression, left: string) => string;
  /** Gives the value of a text a name. */
  readonly name: (node: ts.Expression, text: string, pre: string[]) => string;
}

/** Creates the rewriting of one unit's expressions. */
export function createExpressionHoister(context: Context): ExpressionHoister {
  const { unit, oracle, effects, locals, staged, state, names, closureText } = context;
  const { fieldText, forgetReads, readText } = createFieldHoister({ oracle, names, state, expressionText });
  const { assignText, conditionalText, goesOn, shortCircuitText } = createChoiceHoister({
    oracle,
    effects,
    names,
    state,
    expressionText,
    keep,
  });
  const { compoundText, lateText, memberText } = createAssignmentHoister({
    effects,
    locals,
    names,
    state,
    expressionText,
    assignText,
  });
  const { foldedInto, loopText } = createThrowingHoister({
    unit,
    oracle,
    locals,
    staged,
    names,
    state,
    expressionText,
  });

  const chainText = createChainHoister({ effects, staged, expressionText, partTexts, name });
  const optionalText = createOptionalHoister({ effects, locals, names, state, expressionText, partTexts });
  const patternText = createPatternHoister({ oracle, effects, names, state, expressionText, assignText });

  /** The text of what holds no effect to be named: function values that become methods are written anew. */
  function plainText(node: ts.Node): string {
    const closures = stagedIn(node, staged);
    if (staged.has(node) && closures[0] !== undefined) return closureText(closures[0]);
    return closures.length === 0
      ? node.getText()
      : fill(
          node,
          closures.map((each) => [each, closureText(each)]),
        );
  }

  /** The text of an effect with clean arguments; after it, nothing that was read before is known for certain. */
  function callText(node: ts.Expression, pre: string[]): string {
    const effect = effects.find(node);
    if (effect === undefined) return expressionText(node, pre);
    const text = effectText(effect, pre);
    if (effect.isAwaited || !isOwnField(effect.target)) forgetReads();
    return text;
  }

  function effectText(effect: Effect, pre: string[]): string {
    const { target } = effect;
    const word = effect.isAwaited ? 'await ' : '';
    refuseSkippedArguments(target);
    refuseAssignments(target, locals);
    if (!effects.isEffectful(target)) return `${word}${target.getText()}`;
    if (ts.isTaggedTemplateExpression(target)) return `${word}${fill(target, partTexts(spansOf(target), pre))}`;
    if (!ts.isCallExpression(target) && !ts.isNewExpression(target)) {
      const isRead = effect.isAwaited && isOwnField(target);
      return effects.find(target) === undefined || isRead
        ? `${word}${expressionText(target, pre)}`
        : `${word}${target.getText()}`;
    }
    const args = ts.isCallExpression(target) ? argumentsOfChain(target) : (target.arguments ?? []);
    const isChain = ts.isCallExpression(target) && hasCall(target.expression);
    if (isChain) {
      const isPlain = ![rootOf(target), ...args].some((part) => effects.isEffectful(part));
      return `${word}${isPlain ? plainText(target) : chainText(target, pre)}`;
    }
    return `${word}${fill(target, partTexts([...receiverOf(target), ...args], pre))}`;
  }

  /** The arguments of a call behind `?.` are only computed when it goes on: they may hold no effect. */
  function refuseSkippedArguments(target: ts.Expression): void {
    if (!ts.isCallExpression(target) || !isOptional(target)) return;
    const skipped = argumentsOfChain(target).find((argument) => effects.isEffectful(argument));
    if (skipped === undefined) return;
    const reason = 'An argument is only computed when `?.` goes on.';
    refuse(skipped, 'optional-effect', reason, 'Write the condition as an `if`.');
  }

  /** A pure expression in which effects are replaced by the names of their results. */
  function expressionText(node: ts.Expression, pre: string[]): string {
    if (!effects.isEffectful(node)) return plainText(node);
    if (isOwnField(node) && effects.find(node) !== undefined) return readText(node, pre);
    if (effects.find(node) !== undefined) return loopText(node, pre) ?? name(node, callText(node, pre), pre);
    if (ts.isConditionalExpression(node)) return conditionalText(node, pre);
    if (isShortCircuit(node)) return shortCircuitText(node, pre);
    if (isSequence(node)) return sequenceText(node, pre);
    if (ts.isOptionalChain(node) && !isFirst(node)) {
      refuse(node, 'optional-effect', 'An effect may be skipped by `?.`.', 'Write the condition as an `if`.');
    }
    return memberText(node, pre) ?? fill(node, partTexts(evaluatedParts(node), pre));
  }

  /** `(a, b)`: the first is a statement of its own, the second is the value. */
  function sequenceText(node: ts.BinaryExpression, pre: string[]): string {
    const first = skipParentheses(node.left);
    const text = effects.find(first) === undefined ? expressionText(first, pre) : callText(first, pre);
    state.isChanged = true;
    pre.push(`${text};`);
    return expressionText(node.right, pre);
  }

  function isFirst(node: ts.Expression): boolean {
    const [first, ...others] = evaluatedParts(node);
    return first !== undefined && others.every((part) => !effects.isEffectful(part));
  }

  function partTexts(parts: readonly ts.Expression[], pre: string[]): readonly (readonly [ts.Node, string])[] {
    const last = parts.findLastIndex((part) => effects.isEffectful(part));
    return parts.map((part, index) => {
      const text = expressionText(part, pre);
      const isFixed = isStable(part, parts.slice(index + 1)) || (text !== part.getText() && /^\w+$/.test(text));
      const mustKeep = index < last && !isFixed;
      return [part, mustKeep ? keep(part, text, pre) : text];
    });
  }

  /** What reads the same before and after an effect. */
  function isStable(node: ts.Expression, later: readonly ts.Expression[]): boolean {
    const inner = skipParentheses(node);
    if (ts.isIdentifier(inner)) return !isAssignedIn(inner, later);
    if (ts.isLiteralExpression(inner) || isNestedScope(inner)) return true;
    if (inner.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (ts.isArrayLiteralExpression(inner)) return inner.elements.every((element) => isStable(element, later));
    if (ts.isObjectLiteralExpression(inner)) return inner.properties.every((each) => isStableMember(each, later));
    if (ts.isPropertyAccessExpression(inner)) {
      if (inner.expression.kind === ts.SyntaxKind.ThisKeyword) return isLastingField(unit, oracle, inner);
      const isLiteral = (oracle.typeAt(inner).flags & (ts.TypeFlags.Literal | ts.TypeFlags.EnumLike)) !== 0;
      return isLiteral && isOutside(inner.expression);
    }
    return ts.isToken(inner);
  }

  /** `{ a: b }` of stable values: when it is made cannot be told. */
  function isStableMember(property: ts.ObjectLiteralElementLike, later: readonly ts.Expression[]): boolean {
    if (ts.isShorthandPropertyAssignment(property)) return !isAssignedIn(property.name, later);
    const isPlain = ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name);
    return isPlain && isStable(property.initializer, later);
  }

  function isAssignedIn(name: ts.Identifier, later: readonly ts.Expression[]): boolean {
    const local = locals.find(name);
    const isSame = (node: ts.Node): boolean => ts.isIdentifier(node) && isWrite(node) && locals.find(node) === local;
    return local?.isReassigned === true && later.some((part) => someNode(part, isSame));
  }

  function isOutside(node: ts.Expression): boolean {
    return ts.isIdentifier(node) && locals.find(node) === undefined;
  }

  function keep(part: ts.Expression, text: string, pre: string[]): string {
    if (ts.isSpreadElement(part)) {
      refuse(part, 'nested-effect', 'A spread stands before an effect.', 'Give the effect’s result a name first.');
    }
    const kept = names.takeOneOf(keptNamesOf(part, oracle));
    state.isChanged = true;
    pre.push(`const ${kept} = ${text};`);
    return kept;
  }

  function name(node: ts.Expression, text: string, pre: string[]): string {
    const taken = names.takeOneOf(outcomeNamesOf(node, oracle));
    state.isChanged = true;
    pre.push(`const ${taken} = ${text};`);
    return taken;
  }

  return {
    callText,
    compoundText,
    expressionText,
    fieldText,
    foldedInto,
    goesOn,
    lateText,
    loopText,
    name,
    optionalText,
    patternText,
  };
}
