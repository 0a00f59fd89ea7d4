import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { type Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { branchOf, skipParentheses } from '../analysis/syntax.ts';
import type { Staged } from '../analysis/staged.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier, type Unit } from '../scan/units.ts';
import { createClosureHoister } from './hoist-closures.ts';
import { inBlock, type HoistState } from './hoist-fields.ts';
import { createGuardHoister } from './hoist-guards.ts';
import { createExpressionHoister } from './hoist-expression.ts';
import { createLoopHoister } from './hoist-loops.ts';
import { createSwitchHoister, tryText } from './hoist-switch.ts';
import { withThrowingCalls } from './hoist-throwing.ts';
import { isInsideTry, isOwnField, isPlainPattern, isShortCircuit, namesIn } from './shapes.ts';

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly effects: Effects;
  readonly locals: Locals;
  readonly staged: Staged;
}

/**
 * The body of a unit in which every effect is a statement of its own, or fills one variable: effects inside expressions
 * are named first, in the order of their evaluation, and conditions around them become `if` statements.
 * `undefined` when the body is written so already.
 */
export function hoistEffects({ unit, oracle, effects: known, locals, staged }: Context): string | undefined {
  const effects = withThrowingCalls(known, staged, oracle);
  const isAsync = hasModifier(unit.node, ts.SyntaxKind.AsyncKeyword);
  const state: HoistState = { isChanged: false, reads: new Map(), version: 0 };
  const names = namesIn(unit);
  const hoister = createExpressionHoister({
    unit,
    oracle,
    effects,
    locals,
    staged,
    state,
    names,
    closureText: (node) => closureText(node),
  });
  const {
    callText,
    compoundText,
    expressionText,
    fieldText,
    goesOn,
    foldedInto,
    lateText,
    loopText: foldedText,
    name,
    optionalText,
    patternText,
  } = hoister;

  const closureText = createClosureHoister({ names, state, expressionText, listText: (list) => listText(list) });
  const loopText = createLoopHoister({
    effects,
    names,
    state,
    expressionText,
    bodyText: (statement) => listText(branchOf(statement)),
  });

  const guardText = createGuardHoister({
    effects,
    state,
    expressionText,
    branchText: (statement) => branchText(statement),
  });

  const switchText = createSwitchHoister({
    effects,
    state,
    expressionText,
    listText: (list) => listText(list),
  });

  const blockText = (block: ts.Block): string => `{${listText(block.statements)}\n}`;

  const listText = (list: readonly ts.Statement[]): string =>
    inBlock(state, () => list.map((statement) => statementText(statement)).join(''));

  function branchText(statement: ts.Statement): string {
    return ts.isBlock(statement) ? blockText(statement) : `{${listText([statement])}\n}`;
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
    if (ts.isTryStatement(statement)) return tryText(statement, blockText);
    if (ts.isSwitchStatement(statement)) return switchText(statement, pre);
    if (ts.isReturnStatement(statement)) return returnText(statement, pre);
    if (ts.isThrowStatement(statement)) return `throw ${expressionText(statement.expression, pre)};`;
    if (ts.isExpressionStatement(statement)) return expressionStatementText(statement.expression, pre);
    if (ts.isVariableStatement(statement)) return variableText(statement, pre);
    if (ts.isLabeledStatement(statement)) {
      return refuse(statement, 'label', 'A label is a jump target.', 'Return from a method instead.');
    }
    state.reads.clear();
    state.version += 1;
    return loopText(statement, pre);
  }

  function ifText(statement: ts.IfStatement, pre: string[]): string {
    if (statement.elseStatement === undefined) return guardText(statement.expression, statement.thenStatement, pre);
    const test = expressionText(statement.expression, pre);
    return `if (${test}) ${branchText(statement.thenStatement)} else ${branchText(statement.elseStatement)}`;
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
      return inBlock(state, () => {
        const own: string[] = [];
        const text = returnValueText(skipParentheses(branch), statement, own);
        return [...own, text].join('\n');
      });
    });
    return `if (${test}) {\n${branches.join('\n} else {\n')}\n}`;
  }

  function returnValueText(value: ts.Expression, statement: ts.ReturnStatement, pre: string[]): string {
    const effect = effects.find(value);
    const isOwn = ts.findAncestor(statement.parent, (node) => ts.isFunctionLike(node)) === unit.node;
    const waits =
      isOwn && effect !== undefined && !effect.isAwaited && isAsync && !isInsideTry(statement) && isPromise(value);
    return `return ${waits ? name(value, `await ${callText(value, pre)}`, pre) : expressionText(value, pre)};`;
  }

  const isPromise = (value: ts.Expression): boolean => oracle.propertyType(oracle.typeAt(value), 'then') !== undefined;

  function expressionStatementText(written: ts.Expression, pre: string[]): string {
    const expression = skipParentheses(written);
    if (ts.isVoidExpression(expression)) {
      state.isChanged = true;
      return expressionStatementText(expression.expression, pre);
    }
    if (ts.isConditionalExpression(expression)) {
      const test = expressionText(expression.condition, pre);
      return `if (${test}) {\n${asStatement(expression.whenTrue)}\n} else {\n${asStatement(expression.whenFalse)}\n}`;
    }
    if (isShortCircuit(expression) && effects.isEffectful(expression.right)) {
      const left = expressionText(expression.left, pre);
      return `if (${goesOn(expression, left)}) {\n${asStatement(expression.right)}\n}`;
    }
    const late = optionalText(expression, pre) ?? lateText(expression, pre);
    if (late !== undefined) return late;
    const field = fieldText(expression, pre);
    if (field !== undefined) return `${field};`;
    if (effects.find(expression) !== undefined)
      return foldedText(expression, pre) === undefined ? `${callText(expression, pre)};` : '';
    return `${compoundText(expression, pre) ?? expressionText(expression, pre)};`;
  }

  function asStatement(expression: ts.Expression): string {
    state.isChanged = true;
    return inBlock(state, () => {
      const pre: string[] = [];
      const text = expressionStatementText(expression, pre);
      return [...pre, text].join('\n');
    });
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
    const members = patternText(keyword, declaration, pre);
    if (members !== undefined) return members;
    if (initializer === undefined || !effects.isEffectful(initializer)) return `${keyword} ${declaration.getText()};`;
    const type = declaration.type === undefined ? '' : `: ${declaration.type.getText()}`;
    const head = `${declaration.name.getText()}${type}`;
    const value = skipParentheses(initializer);
    const folded = keyword === 'const' ? foldedInto(declaration, value, pre) : undefined;
    if (folded !== undefined) return folded;
    if (effects.find(value) !== undefined && isPlainPattern(declaration.name)) {
      if (keyword === 'const' && isOwnField(value) && ts.isIdentifier(declaration.name))
        state.reads.set(value.getText(), declaration.name.text);
      return `${keyword} ${head} = ${callText(value, pre)};`;
    }
    return `${keyword} ${head} = ${expressionText(value, pre)};`;
  }

  const text = blockText(unit.body);
  return state.isChanged ? text : undefined;
}
