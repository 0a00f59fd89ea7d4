import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { meaningOf, type CallMeaning } from './call-roles.ts';
import { shortText, type Exit } from './chart.ts';
import type { Reading } from './reading.ts';

/** Adds the calls of an expression, in the order in which they happen. */
export function readExpression(
  node: ts.Node,
  entries: readonly Exit[],
  reading: Reading,
  isUsed = true,
): readonly Exit[] {
  if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return entries;
  if (ts.isCallExpression(node)) return readCall(node, entries, reading, isUsed);
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) {
    return readExpression(node.expression, entries, reading, isUsed);
  }
  if (ts.isConditionalExpression(node)) return readConditional(node, entries, reading);
  return readChildren(node, entries, reading);
}

function readChildren(node: ts.Node, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  let exits = entries;
  ts.forEachChild(node, (child) => {
    exits = readExpression(child, exits, reading);
  });
  return exits;
}

function readConditional(
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
  entries: readonly Exit[],
  reading: Reading,
): readonly Exit[] {
  const before = readExpression(condition, entries, reading);
  const choice = reading.chart.add('choice', shortText(condition), condition, before);
  return [
    ...readExpression(whenTrue, [{ from: choice, label: 'yes' }], reading),
    ...readExpression(whenFalse, [{ from: choice, label: 'no' }], reading),
  ];
}

function isSame(one: Exit, other: Exit): boolean {
  return one.from === other.from && one.label === other.label;
}

function readCall(
  call: ts.CallExpression,
  entries: readonly Exit[],
  reading: Reading,
  isUsed: boolean,
): readonly Exit[] {
  const all = partsOfAll(call);
  if (all !== undefined) return readAll(all, entries, reading);
  const { scope, chart, open } = reading;
  const meaning = meaningOf(call, isUsed, scope);
  const callee = skipParentheses(call.expression);
  const before = ts.isPropertyAccessExpression(callee) ? readExpression(callee.expression, entries, reading) : entries;
  const callback = callbackOf(call);
  const given = call.arguments.reduce((exits, argument) => readExpression(argument, exits, reading), before);
  if (meaning.kind === 'own') {
    const method = scope.methods.get(meaning.method);
    if (method?.body === undefined || open.includes(meaning.method) || open.length > 12) {
      return [{ from: chart.add('translate', meaning.method, call, given), label: '' }];
    }
    return readBody(method.body, given, { ...reading, open: [...open, meaning.method] });
  }
  if (callback !== undefined && isOpening(call, meaning)) {
    return readBody(callback.body, openTransaction(call, meaning, given, reading), reading);
  }
  if (meaning.kind === 'silent') {
    return callback === undefined ? given : readRepeated(call, callback, given, reading);
  }
  return [{ from: chart.add(meaning.role, meaning.label, call, given), label: '' }];
}

/** The step of a call that opens a transaction; none for a guarded block. */
export function openTransaction(
  call: ts.CallExpression,
  meaning: CallMeaning,
  entries: readonly Exit[],
  { chart }: Reading,
): readonly Exit[] {
  const isTransaction = meaning.kind === 'step' && meaning.role === 'transaction';
  return isTransaction ? [{ from: chart.add('transaction', meaning.label, call, entries), label: '' }] : entries;
}

/** The function that a call is given. */
export function callbackOf(call: ts.CallExpression): ts.ArrowFunction | ts.FunctionExpression | undefined {
  return call.arguments.map(skipParentheses).find(isCallback);
}

/** A callback that runs once and within the call: a transaction, or a guarded block. */
export function isOpening(call: ts.CallExpression, meaning: CallMeaning): boolean {
  const callee = skipParentheses(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
  return (meaning.kind === 'step' && meaning.role === 'transaction') || name === 'attempt' || name === 'run';
}

/** `xs.map(x => this.store.close(x))`: the steps of the callback, once for each. */
function readRepeated(
  call: ts.CallExpression,
  callback: ts.ArrowFunction | ts.FunctionExpression,
  entries: readonly Exit[],
  reading: Reading,
): readonly Exit[] {
  const { chart } = reading;
  const before = chart.nodes.length;
  const [parameter] = callback.parameters;
  const each = parameter === undefined ? 'item' : shortText(parameter.name, 16);
  const callee = skipParentheses(call.expression);
  const many = ts.isPropertyAccessExpression(callee) ? shortText(callee.expression, 20) : 'all';
  const loop = chart.add('loop', `each ${each} of ${many}`, call, entries);
  const exits = readBody(callback.body, [{ from: loop, label: '' }], reading);
  if (chart.nodes.length > before + 1) {
    chart.connect(exits, loop);
    return [{ from: loop, label: 'done' }];
  }
  chart.nodes.pop();
  for (let index = chart.edges.length - 1; index >= 0; index -= 1) {
    if (chart.edges[index]?.to === loop) chart.edges.splice(index, 1);
  }
  return entries;
}

/** Reads a body whose returns lead on to what follows on the call. */
export function readBody(body: ts.ConciseBody, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  if (!ts.isBlock(body)) return readExpression(body, entries, reading, false);
  const returned: Exit[] = [];
  const inner = { ...reading, returned, jumps: { breaks: [], continues: [] }, makers: new Map(reading.makers) };
  const exits = reading.walk(body.statements, entries, inner);
  return [...exits, ...returned];
}

function isCallback(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** The elements of `Promise.all([…])` and its sisters; one for a list that is made elsewhere. */
function partsOfAll(call: ts.CallExpression): readonly ts.Expression[] | undefined {
  if (!/^Promise\.(?:all|allSettled|race|any)$/.test(call.expression.getText())) return undefined;
  const [list] = call.arguments;
  if (list === undefined) return undefined;
  return ts.isArrayLiteralExpression(list) ? list.elements : [list];
}

/** What happens at once starts at the same place, and ends together. */
function readAll(parts: readonly ts.Expression[], entries: readonly Exit[], reading: Reading): readonly Exit[] {
  const exits = parts.flatMap((part) => readExpression(part, entries, reading));
  return exits.filter((exit, index) => exits.findIndex((other) => isSame(exit, other)) === index);
}
