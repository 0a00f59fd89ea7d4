import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { shortText, type Exit } from './chart.ts';
import { readExpression } from './read-expression.ts';
import { readReturn } from './read-return.ts';
import { readSwitch } from './read-switch.ts';
import type { Reading } from './reading.ts';

/** Adds the steps of a list of statements; answers with the ways that are open at its end. */
export function readStatements(
  statements: readonly ts.Statement[],
  entries: readonly Exit[],
  reading: Reading,
): readonly Exit[] {
  let exits = entries;
  for (const statement of statements) {
    if (exits.length === 0) break;
    exits = readStatement(statement, exits, reading);
  }
  return exits;
}

function readStatement(statement: ts.Statement, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  if (ts.isBlock(statement)) return readStatements(statement.statements, entries, reading);
  if (ts.isVariableStatement(statement)) return readVariables(statement, entries, reading);
  if (ts.isExpressionStatement(statement)) return readExpression(statement.expression, entries, reading, false);
  if (ts.isReturnStatement(statement)) return readReturn(statement, entries, reading);
  if (ts.isThrowStatement(statement)) return readThrow(statement, entries, reading);
  if (ts.isSwitchStatement(statement)) return readSwitch(statement, entries, reading);
  if (ts.isIfStatement(statement)) return readIf(statement, entries, reading);
  if (ts.isTryStatement(statement)) return readTry(statement, entries, reading);
  if (ts.isIterationStatement(statement, false)) return readLoop(statement, entries, reading);
  if (ts.isLabeledStatement(statement)) return readStatement(statement.statement, entries, reading);
  if (ts.isBreakStatement(statement)) return leave(reading.jumps.breaks, entries);
  if (ts.isContinueStatement(statement)) return leave(reading.jumps.continues, entries);
  return entries;
}

function leave(exits: Exit[], entries: readonly Exit[]): readonly Exit[] {
  exits.push(...entries);
  return [];
}

function readVariables(
  { declarationList }: ts.VariableStatement,
  entries: readonly Exit[],
  reading: Reading,
): readonly Exit[] {
  let exits = entries;
  for (const { name, initializer } of declarationList.declarations) {
    if (initializer === undefined) continue;
    const before = reading.chart.nodes.length;
    exits = readExpression(initializer, exits, reading);
    const [only, ...others] = exits;
    if (only === undefined || others.length > 0 || reading.chart.nodes.length === before) continue;
    for (const bound of namesOf(name)) reading.makers.set(bound, only.from);
  }
  return exits;
}

function namesOf(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

function readThrow({ expression }: ts.ThrowStatement, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  const thrown = skipParentheses(expression);
  const name = ts.isNewExpression(thrown) ? thrown.expression.getText() : shortText(thrown, 24);
  reading.chart.end('failure', `throws ${name}`, expression, readExpression(expression, entries, reading));
  return [];
}

function readIf(
  { expression, thenStatement, elseStatement }: ts.IfStatement,
  entries: readonly Exit[],
  reading: Reading,
): readonly Exit[] {
  const before = readExpression(expression, entries, reading);
  const choice = reading.chart.add('choice', shortText(expression), expression, before);
  const no: readonly Exit[] = [{ from: choice, label: 'no' }];
  return [
    ...readStatement(thenStatement, [{ from: choice, label: 'yes' }], reading),
    ...(elseStatement === undefined ? no : readStatement(elseStatement, no, reading)),
  ];
}

function readTry(
  { tryBlock, catchClause, finallyBlock }: ts.TryStatement,
  entries: readonly Exit[],
  reading: Reading,
): readonly Exit[] {
  const before = reading.chart.nodes.length;
  const tried = readStatements(tryBlock.statements, entries, reading);
  const [first] = entries;
  const from = reading.chart.nodes.length > before ? before : first?.from;
  const thrown: readonly Exit[] = from === undefined ? [] : [{ from, label: 'throws' }];
  const caught = catchClause === undefined ? [] : readStatements(catchClause.block.statements, thrown, reading);
  const exits = [...tried, ...caught];
  return finallyBlock === undefined || exits.length === 0
    ? exits
    : readStatements(finallyBlock.statements, exits, reading);
}

function readLoop(statement: ts.IterationStatement, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  const jumps = { breaks: [], continues: [] };
  const inner = { ...reading, jumps };
  const before = ts.isForOfStatement(statement) ? readExpression(statement.expression, entries, reading) : entries;
  const loop = reading.chart.add('loop', labelOf(statement), statement, before);
  const exits = readStatement(statement.statement, [{ from: loop, label: '' }], inner);
  reading.chart.connect([...exits, ...jumps.continues], loop);
  return [{ from: loop, label: 'done' }, ...jumps.breaks];
}

function labelOf(statement: ts.IterationStatement): string {
  if (ts.isForOfStatement(statement) || ts.isForInStatement(statement)) {
    const { initializer, expression } = statement;
    const declared = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : initializer;
    return `each ${declared === undefined ? 'item' : shortText(declared, 16)} of ${shortText(expression, 24)}`;
  }
  if (ts.isWhileStatement(statement) || ts.isDoStatement(statement))
    return `while ${shortText(statement.expression, 28)}`;
  return 'repeat';
}
