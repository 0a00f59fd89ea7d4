import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { capital } from './naming.ts';

/** Cases of which some do the same share their code. */
export function joinCases(cases: readonly string[]): string {
  const labels = new Map<string, string[]>();
  for (const text of cases) {
    const [, label = '', body = ''] = /^((?:case [\w.]+:\n?)+)([^]*)$/.exec(text) ?? [];
    labels.set(body.trim(), [...(labels.get(body.trim()) ?? []), label.trim()]);
  }
  return [...labels]
    .map(([body, heads]) => `${heads.join('\n')}${body.startsWith('{') ? ' ' : '\n'}${body}`)
    .join('\n');
}

/** One case; a block only when it declares something. */
export function caseText(label: string, text: string): string {
  return /^\s*const /m.test(text) ? `case ${label}: {\n${text}\n}` : `case ${label}:\n${text}`;
}

/** The comments above a statement. */
export function commentsOf(statement: ts.Statement): string {
  const lead = statement.getFullText().slice(0, statement.getLeadingTriviaWidth());
  return lead.includes('/') ? `${lead.trim()}\n` : '';
}

/** One member of an object literal. */
export function member(name: string, value: string): string {
  return name === value ? name : `${name}: ${value}`;
}

/** A body without a `return;` as its last statement. */
export function withoutLastReturn(body: string): string {
  return body.replace(/(?:^|\n)return;\s*$/, '');
}

/** Orders locals by their declarations. */
export function byPosition(a: Local, b: Local): number {
  return a.declaration.pos - b.declaration.pos;
}

/** A function's name; a name that tells of throwing would be taken for a guard. */
export function functionName(words: string): string {
  return camel(words.replace(/Or(?:Throw|Fail)\b/g, ''));
}

/** Words as one camelCase identifier. */
export function camel(words: string): string {
  const [first = '', ...rest] = words.split(/[^A-Za-z0-9_]+/).filter((word) => word !== '');
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('');
}

/** What stands before a statement: an empty line, comments, and else a line's end. */
export function leadOf(statement: ts.Statement): string {
  const width = statement.getLeadingTriviaWidth();
  const lead = statement.getFullText().slice(0, width);
  if (lead.includes('/')) return lead.trimEnd() + '\n';
  return /\n[ \t]*\r?\n/.test(lead) ? '\n\n' : '\n';
}

/** The documentation above a method or a function, with its lines one under the other. */
export function docAbove(node: ts.Node): string | undefined {
  const { parent } = node;
  const owner = ts.isVariableDeclaration(parent)
    ? parent.parent.parent
    : ts.isPropertyDeclaration(parent)
      ? parent
      : node;
  const source = owner.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(source, owner.getFullStart()) ?? [];
  const doc = ranges.map(({ pos, end }) => source.slice(pos, end)).findLast((text) => text.startsWith('/**'));
  return doc
    ?.split(/\r?\n/)
    .map((line, index) => (index === 0 ? `  ${line.trim()}` : `   ${line.trim()}`))
    .join('\n');
}
