import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { jumpsOf } from '../analysis/jumps.ts';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses, someNode } from '../analysis/syntax.ts';
import type { Allocator } from '../stage/naming.ts';
import { isPlainPattern } from './shapes.ts';

interface Context {
  readonly effects: Effects;
  readonly names: Allocator;
  readonly state: { isChanged: boolean };
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  /** The statements of a body, without braces. */
  readonly bodyText: (statement: ts.Statement) => string;
}

/** Rewrites loops with effects as `for (const x of list)` and `while (condition)`; anything else is refused. */
export function createLoopHoister({ effects, names, state, expressionText, bodyText }: Context) {
  return (statement: ts.Statement, pre: string[]): string => {
    if (ts.isForOfStatement(statement)) return forOfText(statement, pre);
    if (ts.isWhileStatement(statement)) return whileText(statement);
    if (ts.isDoStatement(statement)) return doText(statement);
    if (ts.isForStatement(statement)) return forText(statement, pre);
    return refuse(
      statement,
      'effect-in-loop',
      'An effect is repeated for every key of an object.',
      'Iterate over `Object.keys(…)` with `for … of`.',
    );
  };

  function forOfText(statement: ts.ForOfStatement, pre: string[]): string {
    const { initializer, expression, awaitModifier } = statement;
    const list = listText(expression, pre);
    const [declaration] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
    if (!ts.isVariableDeclarationList(initializer) || declaration === undefined) {
      return refuse(
        initializer,
        'effect-in-loop',
        'The loop fills a variable from outside.',
        'Declare it in the loop.',
      );
    }
    const word = awaitModifier === undefined ? 'for' : 'for await';
    const isConst = (initializer.flags & ts.NodeFlags.Const) !== 0;
    if (isConst && (isPlainPattern(declaration.name) || isPlainList(declaration.name))) {
      return `${word} (${initializer.getText()} of ${list}) {${bodyText(statement.statement)}\n}`;
    }
    state.isChanged = true;
    const item = names.take('item');
    const keyword = isConst ? 'const' : 'let';
    return `${word} (const ${item} of ${list}) {\n${keyword} ${declaration.name.getText()} = ${item};${bodyText(statement.statement)}\n}`;
  }

  /** A name, or members of a name; everything else is computed before the loop and gets a name. */
  function listText(expression: ts.Expression, pre: string[]): string {
    if (isPath(skipParentheses(expression))) return skipParentheses(expression).getText();
    const text = expressionText(expression, pre);
    if (/^\w+$/.test(text)) return text;
    const list = names.take('list');
    state.isChanged = true;
    pre.push(`const ${list} = ${text};`);
    return list;
  }

  function whileText({ expression, statement }: ts.WhileStatement): string {
    if (!effects.isEffectful(expression)) return `while (${expression.getText()}) {${bodyText(statement)}\n}`;
    state.isChanged = true;
    return `while (true) {\n${unlessText(expression)}${bodyText(statement)}\n}`;
  }

  function unlessText(expression: ts.Expression): string {
    const pre: string[] = [];
    const test = expressionText(expression, pre);
    return [...pre, `if (!(${test})) break;`].join('\n');
  }

  /** The condition at the end is where `continue` leads, too. */
  function doText(loop: ts.DoStatement): string {
    const jump = jumpsOf(loop).find((each) => ts.isContinueStatement(each));
    if (jump !== undefined) {
      return refuse(jump, 'effect-in-loop', 'The loop goes on from the middle.', 'Write an `if` around the rest.');
    }
    state.isChanged = true;
    return `while (true) {${bodyText(loop.statement)}\n${unlessText(loop.expression)}\n}`;
  }

  /** `for (let i = 0; i < n; i++)` becomes a `while` with the step as its last statement. */
  function forText(loop: ts.ForStatement, pre: string[]): string {
    const { initializer, condition, incrementor, statement } = loop;
    const jump = jumpsOf(loop).find((each) => ts.isContinueStatement(each));
    if (jump !== undefined) {
      return refuse(jump, 'effect-in-loop', 'The loop goes on from the middle.', 'Write an `if` around the rest.');
    }
    for (const part of [initializer, condition, incrementor]) {
      if (part !== undefined && effects.isEffectful(part)) {
        refuse(part, 'effect-in-loop', 'The head of the loop waits.', 'Wait before the loop, or in its body.');
      }
    }
    if (initializer !== undefined && isCaptured(initializer, loop)) {
      refuse(initializer, 'closure-over-mutable', 'A function value keeps the counter.', 'Iterate with `for … of`.');
    }
    state.isChanged = true;
    const step = incrementor === undefined ? '' : `\n${incrementor.getText()};`;
    const text = `while (${condition?.getText() ?? 'true'}) {${bodyText(statement)}${step}\n}`;
    if (initializer === undefined) return text;
    if (isCountedTwice(initializer, loop)) return `{\n${initializer.getText()};\n${text}\n}`;
    pre.push(`${initializer.getText()};`);
    return text;
  }
}

/** Whether another loop of the same function has a counter of the same name. */
function isCountedTwice(initializer: ts.ForInitializer, loop: ts.ForStatement): boolean {
  const countersOf = (node: ts.ForInitializer | undefined): readonly string[] =>
    node !== undefined && ts.isVariableDeclarationList(node) ? node.declarations.map(({ name }) => name.getText()) : [];
  const own = countersOf(initializer);
  const owner = ts.findAncestor(loop, ts.isFunctionLike);
  const isAlike = (node: ts.Node): boolean =>
    node !== loop && ts.isForStatement(node) && countersOf(node.initializer).some((name) => own.includes(name));
  return owner !== undefined && someNode(owner, isAlike);
}

/** Whether a function value in a loop mentions one of its counters. */
function isCaptured(initializer: ts.ForInitializer, loop: ts.ForStatement): boolean {
  const counters = ts.isVariableDeclarationList(initializer)
    ? initializer.declarations.map(({ name }) => name.getText())
    : [];
  const mentions = (node: ts.Node): boolean => ts.isIdentifier(node) && counters.includes(node.text);
  return someNode(loop.statement, (node) => ts.isFunctionLike(node) && someNode(node, mentions));
}

function isPath(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  return ts.isPropertyAccessExpression(node) && node.questionDotToken === undefined && isPath(node.expression);
}

/** `[key, value]`. */
function isPlainList(name: ts.BindingName): boolean {
  return (
    ts.isArrayBindingPattern(name) &&
    name.elements.every(
      (element) =>
        ts.isOmittedExpression(element) ||
        (ts.isIdentifier(element.name) && element.initializer === undefined && element.dotDotDotToken === undefined),
    )
  );
}
