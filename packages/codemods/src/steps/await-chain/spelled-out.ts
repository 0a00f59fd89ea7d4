import { ts } from 'ts-morph';
import { isNestedScope, namesOf, visitOwn } from '../../analysis/locals.ts';
import { someNode } from '../../analysis/syntax.ts';
import { isInsideTry } from '../../normalise/shapes.ts';
import type { StepSource } from '../step.ts';
import type { Chain } from './chain.ts';

/** A statement that waits for a chain as a sequence of statements; `undefined` where a name or a `return` is in the way. */
export function spelledOut(
  statement: ts.Statement,
  { start, callbacks }: Chain,
  source: StepSource,
): string | undefined {
  const last = callbacks.at(-1);
  if (last === undefined || callbacks.some((callback) => isNameTaken(callback, source))) return undefined;
  const lines: string[] = [];
  let value = `await ${isSimple(start) ? start.getText() : `(${start.getText()})`}`;
  for (const callback of callbacks) {
    const [parameter] = callback.parameters;
    lines.push(parameter === undefined ? `${value};` : `const ${parameter.getText()} = ${value};`);
    // Within a guarded block what the callback returns is waited for, so that it is guarded, too.
    if (callback === last && ts.isReturnStatement(statement) && ts.isBlock(callback.body) && !isInsideTry(statement))
      return inBlock(statement, [...lines, returning(callback.body)]);
    const answer = answerOf(callback, source);
    if (answer === undefined) return undefined;
    lines.push(...answer.lines);
    value = answer.value;
  }
  return inBlock(statement, [...lines, endOf(statement, value)]);
}

function isSimple(node: ts.Expression): boolean {
  return ts.isCallExpression(node) || ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

interface Answer {
  readonly lines: readonly string[];
  readonly value: string;
}

/** The statements of a callback, and what it comes to. */
function answerOf({ body }: ts.ArrowFunction, source: StepSource): Answer | undefined {
  if (!ts.isBlock(body)) return { lines: [], value: settledText(body, source) };
  const end = body.statements.at(-1);
  const returns: ts.Node[] = [];
  visitOwn(body, (node) => {
    if (ts.isReturnStatement(node)) returns.push(node);
  });
  if (returns.some((one) => one !== end)) return undefined;
  const isAnswered = end !== undefined && ts.isReturnStatement(end);
  const others = isAnswered ? body.statements.slice(0, -1) : body.statements;
  const value = isAnswered && end.expression !== undefined ? settledText(end.expression, source) : 'undefined';
  return { lines: others.map((one) => one.getFullText()), value };
}

/** A body whose every `return` ends the method. */
function returning(body: ts.Block): string {
  const text = body.statements.map((one) => one.getFullText()).join('');
  return `${text}${endsIn(body) ? '' : '\nreturn;'}`;
}

function endsIn(body: ts.Block): boolean {
  const end = body.statements.at(-1);
  return end !== undefined && (ts.isReturnStatement(end) || ts.isThrowStatement(end));
}

/** A promise among the values of a callback is waited for by the chain. */
function settledText(node: ts.Expression, { oracle }: StepSource): string {
  if (ts.isAwaitExpression(node)) return node.getText();
  const type = oracle.typeAt(node);
  const mayWait = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  const parts = type.isUnion() ? type.types : [type];
  const isPromise = parts.some((part) => oracle.propertyType(part, 'then') !== undefined);
  return mayWait || isPromise ? `await (${node.getText()})` : node.getText();
}

function endOf(statement: ts.Statement, value: string): string {
  if (ts.isReturnStatement(statement)) return `return ${value};`;
  if (!ts.isVariableStatement(statement)) return /^[\w.]+$/.test(value) ? '' : `${value};`;
  const { declarationList } = statement;
  const [declaration] = declarationList.declarations;
  const initializer = declaration?.initializer;
  if (initializer === undefined) throw new Error('a chain fills a variable');
  const head = statement.getText().slice(0, initializer.getStart() - statement.getStart());
  return `${head}${value};`;
}

/** In a branch or a case, several statements stand for one only within braces; what a declaration declares must be seen after it. */
function inBlock(statement: ts.Statement, lines: readonly string[]): string | undefined {
  const text = lines.filter((line) => line !== '').join('\n');
  if (ts.isBlock(statement.parent)) return text;
  return ts.isVariableStatement(statement) ? undefined : `{\n${text}\n}`;
}

/** Whether a name that a callback declares stands anywhere else in the unit. */
function isNameTaken(callback: ts.ArrowFunction, { unit }: StepSource): boolean {
  const own = new Set(callback.parameters.flatMap(({ name }) => namesOf(name).map(({ text }) => text)));
  visitOwn(callback.body, (node) => {
    if (ts.isVariableDeclaration(node)) for (const { text } of namesOf(node.name)) own.add(text);
  });
  const isElsewhere = (node: ts.Node): boolean =>
    ts.isIdentifier(node) &&
    own.has(node.text) &&
    !isMember(node) &&
    !(callback.pos <= node.pos && node.end <= callback.end);
  const isHidden = (node: ts.Node): boolean =>
    isNestedScope(node) &&
    someNode(node, (inner) => ts.isParameter(inner) && namesOf(inner.name).some(({ text }) => own.has(text)));
  return someNode(unit.node, isElsewhere) || someNode(callback.body, isHidden);
}

function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
