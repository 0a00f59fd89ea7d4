import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { isNestedScope, type Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier, type Unit } from '../scan/units.ts';
import { argumentsOfChain, fill } from '../stage/dependencies.ts';
import { createAllocator, resultNameOf, type Allocator } from '../stage/naming.ts';
import { evaluatedParts } from './children.ts';

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly effects: Effects;
  readonly locals: Locals;
}

/**
 * The body of a unit in which every effect is a statement of its own, or fills one variable: effects inside expressions
 * are named first, in the order of their evaluation, and conditions around them become `if` statements.
 * `undefined` when the body is written so already.
 */
export function hoistEffects({ unit, oracle, effects, locals }: Context): string | undefined {
  const names = namesIn(unit);
  const isAsync = hasModifier(unit.node, ts.SyntaxKind.AsyncKeyword);
  const state = { isChanged: false };

  const blockText = (block: ts.Block): string => `{${listText(block.statements)}\n}`;

  const listText = (list: readonly ts.Statement[]): string =>
    list.map((statement) => statementText(statement)).join('');

  function branchText(statement: ts.Statement): string {
    return ts.isBlock(statement) ? blockText(statement) : `{${statementText(statement)}\n}`;
  }

  function statementText(statement: ts.Statement): string {
    if (!effects.isEffectful(statement)) return statement.getFullText();
    const lead = statement.getFullText().slice(0, statement.getLeadingTriviaWidth());
    const pre: string[] = [];
    const text = effectfulText(statement, pre);
    return `${lead}${[...pre, text].join('\n')}`;
  }

  function effectfulText(statement: ts.Statement, pre: string[]): string {
    if (ts.isBlock(statement)) return blockText(statement);
    if (ts.isIfStatement(statement)) return ifText(statement, pre);
    if (ts.isTryStatement(statement)) return tryText(statement);
    if (ts.isSwitchStatement(statement)) return switchText(statement, pre);
    if (ts.isReturnStatement(statement)) return returnText(statement, pre);
    if (ts.isThrowStatement(statement)) return `throw ${expressionText(statement.expression, pre)};`;
    if (ts.isExpressionStatement(statement)) return expressionStatementText(statement.expression, pre);
    if (ts.isVariableStatement(statement)) return variableText(statement, pre);
    if (ts.isLabeledStatement(statement)) {
      return refuse(statement, 'label', 'A label is a jump target.', 'Return from a method instead.');
    }
    return refuse(
      statement,
      'effect-in-loop',
      'An effect is repeated in a loop.',
      'Loops with effects come with a later tier.',
    );
  }

  function ifText(statement: ts.IfStatement, pre: string[]): string {
    const condition = skipParentheses(statement.expression);
    if (statement.elseStatement === undefined && isConjunction(condition) && effects.isEffectful(condition.right)) {
      return conjunctionText(condition, statement.thenStatement, pre);
    }
    const test = expressionText(statement.expression, pre);
    const otherwise = statement.elseStatement;
    const elseText = otherwise === undefined ? '' : ` else ${branchText(otherwise)}`;
    return `if (${test}) ${branchText(statement.thenStatement)}${elseText}`;
  }

  /** `if (a && await b()) c` becomes two nested `if`s. */
  function conjunctionText(condition: ts.BinaryExpression, then: ts.Statement, pre: string[]): string {
    const left = expressionText(condition.left, pre);
    const inner: string[] = [];
    const right = expressionText(condition.right, inner);
    state.isChanged = true;
    return `if (${left}) {\n${[...inner, `if (${right}) ${branchText(then)}`].join('\n')}\n}`;
  }

  function tryText(statement: ts.TryStatement): string {
    const { catchClause, finallyBlock } = statement;
    const variable = catchClause?.variableDeclaration?.getText();
    const head = variable === undefined ? 'catch' : `catch (${variable})`;
    return [
      `try ${blockText(statement.tryBlock)}`,
      ...(catchClause === undefined ? [] : [`${head} ${blockText(catchClause.block)}`]),
      ...(finallyBlock === undefined ? [] : [`finally ${blockText(finallyBlock)}`]),
    ].join(' ');
  }

  function switchText(statement: ts.SwitchStatement, pre: string[]): string {
    const subject = expressionText(statement.expression, pre);
    const clauses = statement.caseBlock.clauses.map((clause) => {
      if (ts.isCaseClause(clause) && effects.isEffectful(clause.expression)) {
        refuse(
          clause,
          'nested-effect',
          'An effect decides which case is taken.',
          'Name its result before the `switch`.',
        );
      }
      const head = ts.isCaseClause(clause) ? `case ${clause.expression.getText()}:` : 'default:';
      return `\n${head}${listText(clause.statements)}`;
    });
    return `switch (${subject}) {${clauses.join('')}\n}`;
  }

  function returnText(statement: ts.ReturnStatement, pre: string[]): string {
    const { expression } = statement;
    if (expression === undefined) return statement.getText();
    const value = skipParentheses(expression);
    if (
      ts.isConditionalExpression(value) &&
      [value.whenTrue, value.whenFalse].some((branch) => effects.isEffectful(branch))
    ) {
      return choiceText(value, statement, pre);
    }
    return returnValueText(value, statement, pre);
  }

  /** `return a ? await b() : c` becomes an `if` with two returns. */
  function choiceText(value: ts.ConditionalExpression, statement: ts.ReturnStatement, pre: string[]): string {
    const test = expressionText(value.condition, pre);
    state.isChanged = true;
    const branches = [value.whenTrue, value.whenFalse].map((branch) => {
      const own: string[] = [];
      const text = returnValueText(skipParentheses(branch), statement, own);
      return [...own, text].join('\n');
    });
    return `if (${test}) {\n${branches.join('\n} else {\n')}\n}`;
  }

  function returnValueText(value: ts.Expression, statement: ts.ReturnStatement, pre: string[]): string {
    const effect = effects.find(value);
    const waits = effect !== undefined && !effect.isAwaited && isAsync && !isInsideTry(statement) && isPromise(value);
    return `return ${waits ? name(value, `await ${callText(value, pre)}`, pre) : expressionText(value, pre)};`;
  }

  function isPromise(value: ts.Expression): boolean {
    const type = oracle.typeAt(value);
    return oracle.propertyType(type, 'then') !== undefined;
  }

  function expressionStatementText(written: ts.Expression, pre: string[]): string {
    const expression = skipParentheses(written);
    if (ts.isVoidExpression(expression)) return expressionStatementText(expression.expression, pre);
    if (ts.isConditionalExpression(expression)) {
      const test = expressionText(expression.condition, pre);
      return `if (${test}) {\n${asStatement(expression.whenTrue)}\n} else {\n${asStatement(expression.whenFalse)}\n}`;
    }
    if (isShortCircuit(expression) && effects.isEffectful(expression.right)) {
      const left = expressionText(expression.left, pre);
      return `if (${goesOn(expression, left)}) {\n${asStatement(expression.right)}\n}`;
    }
    if (effects.find(expression) !== undefined) return `${callText(expression, pre)};`;
    return `${expressionText(expression, pre)};`;
  }

  function asStatement(expression: ts.Expression): string {
    const pre: string[] = [];
    state.isChanged = true;
    const text = expressionStatementText(expression, pre);
    return [...pre, text].join('\n');
  }

  function variableText(statement: ts.VariableStatement, pre: string[]): string {
    const list = statement.declarationList;
    const keyword = (list.flags & ts.NodeFlags.Const) === 0 ? 'let' : 'const';
    state.isChanged ||= list.declarations.length > 1;
    const texts = list.declarations.map((declaration) => {
      const own: string[] = [];
      const text = declarationText(keyword, declaration, own);
      return [...own, text].join('\n');
    });
    pre.push(...texts.slice(0, -1));
    return texts.at(-1) ?? '';
  }

  function declarationText(keyword: string, declaration: ts.VariableDeclaration, pre: string[]): string {
    const { initializer } = declaration;
    if (initializer === undefined || !effects.isEffectful(initializer)) return `${keyword} ${declaration.getText()};`;
    const head = fillHead(declaration);
    const value = skipParentheses(initializer);
    if (effects.find(value) !== undefined && isPlainPattern(declaration.name)) {
      return `${keyword} ${head} = ${callText(value, pre)};`;
    }
    return `${keyword} ${head} = ${expressionText(value, pre)};`;
  }

  function fillHead(declaration: ts.VariableDeclaration): string {
    const type = declaration.type === undefined ? '' : `: ${declaration.type.getText()}`;
    return `${declaration.name.getText()}${type}`;
  }

  /** The text of an effect with clean arguments. */
  function callText(node: ts.Expression, pre: string[]): string {
    const effect = effects.find(node);
    if (effect === undefined) return expressionText(node, pre);
    const { target } = effect;
    const word = effect.isAwaited ? 'await ' : '';
    refuseSkippedArguments(target);
    if (!effects.isEffectful(target)) return `${word}${target.getText()}`;
    if (!ts.isCallExpression(target) && !ts.isNewExpression(target)) {
      return effects.find(target) === undefined
        ? `${word}${expressionText(target, pre)}`
        : `${word}${target.getText()}`;
    }
    const args = ts.isCallExpression(target) ? argumentsOfChain(target) : (target.arguments ?? []);
    const isChain = args.length !== (target.arguments?.length ?? 0);
    const effectful = args.findLast((argument) => effects.isEffectful(argument));
    if (isChain && effectful !== undefined) {
      refuse(
        effectful,
        'await-in-chain',
        'An effect is the argument of a chain of calls.',
        'Give its result a name first.',
      );
    }
    return `${word}${fill(target, partTexts([...receiverOf(target), ...args], pre))}`;
  }

  /** The arguments of a call behind `?.` are only computed when it goes on: they must be plain. */
  function refuseSkippedArguments(target: ts.Expression): void {
    if (!ts.isCallExpression(target) || !isOptional(target)) return;
    const skipped = argumentsOfChain(target).find((argument) => !isCalm(argument));
    if (skipped === undefined) return;
    const reason = 'An argument is only computed when `?.` goes on.';
    refuse(skipped, 'optional-effect', reason, 'Write the condition as an `if`.');
  }

  /** A pure expression in which effects are replaced by the names of their results. */
  function expressionText(node: ts.Expression, pre: string[]): string {
    if (!effects.isEffectful(node)) return node.getText();
    if (effects.find(node) !== undefined) return name(node, callText(node, pre), pre);
    if (ts.isConditionalExpression(node)) return conditionalText(node, pre);
    if (isShortCircuit(node)) return shortCircuitText(node, pre);
    if (ts.isOptionalChain(node) && !isFirst(node)) {
      refuse(node, 'optional-effect', 'An effect may be skipped by `?.`.', 'Write the condition as an `if`.');
    }
    return fill(node, partTexts(evaluatedParts(node), pre));
  }

  function isFirst(node: ts.Expression): boolean {
    const [first, ...others] = evaluatedParts(node);
    return first !== undefined && others.every((part) => !effects.isEffectful(part));
  }

  function partTexts(parts: readonly ts.Expression[], pre: string[]): readonly (readonly [ts.Node, string])[] {
    const last = parts.findLastIndex((part) => effects.isEffectful(part));
    return parts.map((part, index) => {
      const text = expressionText(part, pre);
      const mustKeep = index < last && !isStable(part) && !/^\w+$/.test(text);
      return [part, mustKeep ? keep(part, text, pre) : text];
    });
  }

  /** What reads the same before and after an effect. */
  function isStable(node: ts.Expression): boolean {
    const inner = skipParentheses(node);
    if (ts.isIdentifier(inner) || ts.isLiteralExpression(inner) || isNestedScope(inner)) return true;
    if (inner.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (ts.isPropertyAccessExpression(inner)) {
      return inner.expression.kind === ts.SyntaxKind.ThisKeyword || isOutside(inner.expression);
    }
    return ts.isToken(inner);
  }

  function isOutside(node: ts.Expression): boolean {
    return ts.isIdentifier(node) && locals.find(node) === undefined;
  }

  function keep(part: ts.Expression, text: string, pre: string[]): string {
    if (ts.isSpreadElement(part)) {
      refuse(part, 'nested-effect', 'A spread stands before an effect.', 'Give the effect’s result a name first.');
    }
    const wanted = ts.isPropertyAccessExpression(part) ? part.name.text : 'earlier';
    const kept = names.take(wanted);
    state.isChanged = true;
    pre.push(`const ${kept} = ${text};`);
    return kept;
  }

  function conditionalText(node: ts.ConditionalExpression, pre: string[]): string {
    const test = expressionText(node.condition, pre);
    if (!effects.isEffectful(node.whenTrue) && !effects.isEffectful(node.whenFalse)) {
      return fill(node, [[node.condition, test]]);
    }
    const target = declare(node, pre);
    pre.push(
      `if (${test}) {\n${assignText(target, node.whenTrue)}\n} else {\n${assignText(target, node.whenFalse)}\n}`,
    );
    return target;
  }

  function shortCircuitText(node: ts.BinaryExpression, pre: string[]): string {
    const left = expressionText(node.left, pre);
    if (!effects.isEffectful(node.right)) return fill(node, [[node.left, left]]);
    const target = declare(node, pre, [node.left, node.right]);
    pre.push(`${target} = ${left};`, `if (${goesOn(node, target)}) {\n${assignText(target, node.right)}\n}`);
    return target;
  }

  function goesOn(node: ts.BinaryExpression, left: string): string {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return left;
    return operator === ts.SyntaxKind.BarBarToken ? `!(${left})` : `(${left}) == null`;
  }

  function assignText(target: string, value: ts.Expression): string {
    const pre: string[] = [];
    const text = expressionText(value, pre);
    return [...pre, `${target} = ${text};`].join('\n');
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

  function name(node: ts.Expression, text: string, pre: string[]): string {
    const taken = names.take(resultNameOf(calleeNameOf(node)));
    state.isChanged = true;
    pre.push(`const ${taken} = ${text};`);
    return taken;
  }

  const text = blockText(unit.body);
  return state.isChanged ? text : undefined;
}

/** The name of what a call calls: `this.users.findOne(id)` → `findOne`. */
export function calleeNameOf(node: ts.Expression): string {
  const inner = skipParentheses(ts.isAwaitExpression(node) ? node.expression : node);
  const callee = ts.isCallExpression(inner) || ts.isNewExpression(inner) ? inner.expression : inner;
  if (ts.isNewExpression(inner) && callee.getText() === 'Date') return 'now';
  if (ts.isPropertyAccessExpression(callee))
    return callee.name.text === 'now' ? 'now' : callee.name.text.replace(/^#/, '');
  return ts.isIdentifier(callee) ? callee.text : 'outcome';
}

function receiverOf(target: ts.CallExpression | ts.NewExpression): readonly ts.Expression[] {
  const callee = target.expression;
  return ts.isPropertyAccessExpression(callee) && !ts.isCallExpression(callee.expression) ? [callee.expression] : [];
}

/** A name or a literal: computing it cannot fail and changes nothing. */
function isCalm(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isToken(node);
}

/** Whether a `?.` stands anywhere in a chain. */
function isOptional(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isElementAccessExpression(node)) {
    return node.questionDotToken !== undefined || isOptional(node.expression);
  }
  return ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) ? isOptional(node.expression) : false;
}

/** A pattern without defaults and computed keys. */
export function isPlainPattern(name: ts.BindingName): boolean {
  if (ts.isIdentifier(name)) return true;
  if (ts.isArrayBindingPattern(name)) return false;
  return name.elements.every(
    ({ dotDotDotToken, initializer, name: inner, propertyName }) =>
      dotDotDotToken === undefined &&
      initializer === undefined &&
      ts.isIdentifier(inner) &&
      (propertyName === undefined || ts.isIdentifier(propertyName)),
  );
}

function isShortCircuit(node: ts.Expression): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
  );
}

function isConjunction(node: ts.Expression): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** Whether a rejection here would be caught, or held up by a `finally`, in the unit itself. */
function isInsideTry(node: ts.Node): boolean {
  for (let child = node; !ts.isFunctionLike(child); child = child.parent) {
    const { parent } = child;
    if (ts.isTryStatement(parent) && (parent.tryBlock === child || parent.finallyBlock !== undefined)) return true;
  }
  return false;
}

function namesIn(unit: Unit): Allocator {
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(unit.node.getSourceFile());
  return createAllocator(used);
}
