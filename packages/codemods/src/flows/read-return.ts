import { toPascalCase } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { shortText, type Exit } from './chart.ts';
import { meaningOf } from './call-roles.ts';
import { callbackOf, isOpening, openTransaction, readExpression } from './read-expression.ts';
import { variantOf } from './read-switch.ts';
import type { Reading } from './reading.ts';

/** Adds what a return says: a result, or the steps of the own method that it goes on with. */
export function readReturn(statement: ts.ReturnStatement, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  const { chart, returned } = reading;
  const value = statement.expression === undefined ? undefined : withoutAwait(statement.expression);
  if (returned !== undefined) {
    returned.push(...(value === undefined ? entries : readExpression(value, entries, reading)));
    return [];
  }
  if (value === undefined) {
    chart.end('result', reading.resultName, statement, entries);
    return [];
  }
  readReturnOf(value, entries, reading);
  return [];
}

function readReturnOf(expression: ts.Expression, entries: readonly Exit[], reading: Reading): void {
  const { chart } = reading;
  const value = withoutAwait(expression);
  if (ts.isCallExpression(value)) readReturnedCall(value, entries, reading);
  else if (ts.isIdentifier(value)) endAsVariants(value, entries, reading);
  else if (ts.isConditionalExpression(value)) {
    const before = readExpression(value.condition, entries, reading);
    const choice = chart.add('choice', shortText(value.condition), value, before);
    readReturnOf(value.whenTrue, [{ from: choice, label: 'yes' }], reading);
    readReturnOf(value.whenFalse, [{ from: choice, label: 'no' }], reading);
  } else {
    const kind = ts.isObjectLiteralExpression(value) ? kindOf(value) : undefined;
    chart.end('result', kind ?? reading.resultName, value, readExpression(value, entries, reading));
  }
}

/** `return decision;` inside a case ends as what the case says. */
function endAsVariants(value: ts.Identifier, entries: readonly Exit[], reading: Reading): void {
  const variants = reading.variants.get(value.text);
  if (variants === undefined) {
    reading.chart.end('result', reading.resultName, value, entries);
    return;
  }
  const label = variants.join(', ');
  for (const variant of variants) {
    const told = entries.map((entry) => (entry.label === label ? { ...entry, label: '' } : entry));
    reading.chart.end('result', variant, value, told);
  }
}

function readReturnedCall(call: ts.CallExpression, entries: readonly Exit[], reading: Reading): void {
  const { chart, scope, shared } = reading;
  const meaning = meaningOf(call, true, scope);
  if (meaning.kind === 'own') {
    const method = scope.methods.get(meaning.method);
    const known = shared.get(meaning.method);
    const given = call.arguments.reduce((exits, argument) => readExpression(argument, exits, reading), entries);
    if (known !== undefined) {
      chart.connect(given, known);
      return;
    }
    if (method?.body !== undefined) {
      shared.set(meaning.method, chart.nodes.length);
      const inner = { ...reading, makers: new Map(), variants: new Map(), jumps: { breaks: [], continues: [] } };
      const exits = reading.walk(method.body.statements, given, inner);
      chart.end('result', reading.resultName, call, exits);
      return;
    }
  }
  const callback = callbackOf(call);
  if (callback !== undefined && isOpening(call, meaning)) {
    const inside = openTransaction(call, meaning, entries, reading);
    if (!ts.isBlock(callback.body)) readReturnOf(callback.body, inside, reading);
    else chart.end('result', reading.resultName, call, reading.walk(callback.body.statements, inside, reading));
    return;
  }
  const callee = skipParentheses(call.expression);
  if (ts.isIdentifier(callee)) {
    const given = call.arguments.reduce((exits, argument) => readExpression(argument, exits, reading), entries);
    chart.end('result', toPascalCase(callee.text), call, given);
    return;
  }
  chart.end('result', reading.resultName, call, readExpression(call, entries, reading));
}

function kindOf({ properties }: ts.ObjectLiteralExpression): string | undefined {
  const kind = properties.find((property) => property.name?.getText() === 'kind');
  return kind !== undefined && ts.isPropertyAssignment(kind) ? variantOf(withoutCast(kind.initializer)) : undefined;
}

function withoutCast(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? withoutCast(node.expression) : node;
}

function withoutAwait(node: ts.Expression): ts.Expression {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return withoutAwait(node.expression);
  const value = withoutCast(node);
  return value === node ? node : withoutAwait(value);
}
