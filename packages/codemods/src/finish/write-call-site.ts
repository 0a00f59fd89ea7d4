import { ts } from 'ts-morph';
import { someNode } from '../analysis/syntax.ts';
import type { Allocator } from '../stage/naming.ts';
import { fill } from '../stage/slices.ts';
import { armLines, readsResult, valueText } from './arms.ts';
import type { CallSite } from './call-site.ts';
import type { Expectation } from './expectation.ts';
import type { Facade } from './facade.ts';
import type { Handlers } from './handlers.ts';

/** A call site as it is written from now on. */
export interface Rewritten {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Writing {
  readonly site: CallSite;
  readonly facade: Facade;
  readonly handlers: Handlers | undefined;
  /** The kinds of the results that a test expects. */
  readonly expected: readonly string[];
  readonly accessor: string;
  readonly args: readonly string[];
  readonly names: Allocator;
  readonly indent: string;
  readonly step: string;
  readonly newline: string;
}

/** Spells a call site: the orchestrator is asked, its result is switched on. */
export function writeCallSite(writing: Writing): Rewritten {
  const { site, facade, handlers, indent, step, newline } = writing;
  const needsResult = facade.arms.some((arm) => arm.label !== undefined || readsResult(arm, facade));
  const result = needsResult ? writing.names.take('result') : '';
  const question = `${needsResult ? `const ${result} = ` : ''}${questionText(writing)};`;
  const lines = [question, ...outcomeLines(writing, result), ...restLines(handlers)];
  const replaced = handlers?.statement ?? site.statement;
  const isAlone = ts.isBlock(replaced.parent) || ts.isSourceFile(replaced.parent) || ts.isModuleBlock(replaced.parent);
  const isWrapped = !isAlone && !(ts.isCaseOrDefaultClause(replaced.parent) && site.use === 'declared');
  const body = lines.map((line, index) =>
    index === 0 && !isWrapped ? line : `${indent}${isWrapped ? step : ''}${line}`,
  );
  const text = isWrapped ? ['{', ...body, `${indent}}`] : body;
  return { start: replaced.getStart(), end: replaced.end, text: text.join('\n').replace(/\n/g, newline) };
}

/** `await this.payments.processPaymentOrchestrator.processPayment(id)`. */
function questionText({ site: { call }, facade, accessor, args }: Writing): string {
  const callee = call.expression;
  const receiver = ts.isPropertyAccessExpression(callee) ? `${callee.expression.getText()}.` : '';
  const opened = facade.unit.owner === undefined ? `${accessor}()` : accessor;
  const word = facade.isAsync ? 'await ' : '';
  return `${word}${receiver}${opened}.${facade.method}(${args.join(', ')})`;
}

/** What follows the question; lines after the first are relative to the statement's indentation. */
function outcomeLines(writing: Writing, result: string): readonly string[] {
  const { site, facade, handlers, step } = writing;
  const onThrow = (error: ts.Expression, text: string): readonly string[] => throwLines(error, text, handlers);
  const { expectation } = site;
  if (expectation?.promise === 'rejects') return [expectationText(expectation, result, writing.expected)];
  const style = { result, indent: '', step, onThrow };
  const values = facade.arms.filter(({ isThrow }) => !isThrow);
  const [only] = values;
  if (site.use === 'returned') {
    return armLines(facade, { ...style, onValue: (text) => (text === undefined ? 'return;' : `return ${text};`) });
  }
  const isSingle = facade.arms.every(({ label }) => label === undefined);
  const leave = isSingle ? '' : 'break;';
  if (site.use === 'discarded') {
    if (isSingle && values.length > 0) return [];
    return armLines(facade, { ...style, onValue: () => leave });
  }
  if (only === undefined) throw new Error('a value is used that no result has');
  if (values.length === 1) {
    const value = valueText(only, facade, result) ?? 'undefined';
    return [...armLines(facade, { ...style, onValue: () => leave }), statementText(site, value)];
  }
  const direct = declaredName(site);
  const held = direct ?? writing.names.take('value');
  const lines = armLines(facade, { ...style, onValue: (text) => `${held} = ${text ?? 'undefined'};\nbreak;` });
  return [`let ${held};`, ...lines, ...(direct === undefined ? [statementText(site, held)] : [])];
}

/** The variable that a call fills, when nothing but its own function reads it: it can be filled case by case. */
function declaredName({ statement, use }: CallSite): string | undefined {
  if (use !== 'declared' || !ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  if (declaration === undefined || declaration.type !== undefined || !ts.isIdentifier(declaration.name))
    return undefined;
  const { text } = declaration.name;
  const isCaptured = (node: ts.Node): boolean =>
    ts.isFunctionLike(node) && someNode(node, (inner) => ts.isIdentifier(inner) && inner.text === text);
  return someNode(statement.parent, isCaptured) ? undefined : text;
}

function statementText({ statement, asked, expectation }: CallSite, value: string): string {
  if (expectation === undefined) return fill(statement, [[asked, value]]);
  const { matcher, expect } = expectation;
  const matched = ts.isPropertyAccessExpression(matcher.expression) ? matcher.expression.name.text : '';
  const expected = matcher.arguments.map((argument) => argument.getText()).join(', ');
  return `${fill(expect, [[asked, value]])}.${matched}(${expected});`;
}

/** A test that expected an error expects the result that stands for it. */
function expectationText({ expect }: Expectation, result: string, kinds: readonly string[]): string {
  const head = expect.expression.getText();
  const [only = ''] = kinds;
  if (kinds.length === 1) return `${head}(${result}.kind).toBe(${only});`;
  return `${head}([${kinds.join(', ')}]).toContain(${result}.kind);`;
}

function throwLines(error: ts.Expression, text: string, handlers: Handlers | undefined): readonly string[] {
  const body = handlers?.find(error);
  if (handlers === undefined || body === undefined) return [`throw ${text};`];
  const texts = body.flatMap((statement) => dedent(statement));
  const isRead = texts.some((line) => new RegExp(`\\b${handlers.error}\\b`).test(line));
  return [...(isRead ? [`const ${handlers.error} = ${text};`] : []), ...texts];
}

/** The guarded statements after the call: nothing guards them any more. */
function restLines(handlers: Handlers | undefined): readonly string[] {
  if (handlers === undefined) return [];
  return handlers.rest.flatMap((statement) => dedent(statement));
}

/** A statement with its comments, as lines without its own indentation. */
function dedent(statement: ts.Statement): readonly string[] {
  const { text } = statement.getSourceFile();
  const own = /[ \t]*$/.exec(text.slice(0, statement.getStart()))?.[0] ?? '';
  const comments = statement.getFullText().slice(0, statement.getLeadingTriviaWidth()).trim();
  const written = comments === '' ? statement.getText() : `${comments}\n${own}${statement.getText()}`;
  return written.split(/\r?\n/).map((line) => (line.startsWith(own) ? line.slice(own.length) : line));
}
