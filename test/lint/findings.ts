import type { Label } from './corpus.ts';

/** What a linter says about a place; ESLint's and oxlint's own messages have this shape. */
export interface Message {
  readonly ruleId: string | null;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** The differences between labels and findings, one readable sentence each; none when both agree. */
export function compareFindings(
  source: string,
  labels: readonly Label[],
  messages: readonly Message[],
): readonly string[] {
  const lines = source.split('\n');
  const open = [...messages];
  const missing = labels.filter((label) => {
    const found = open.findIndex((message) => isSame(label, message, lines));
    if (found >= 0) open.splice(found, 1);
    return found < 0;
  });
  return [
    ...missing.map((label) => ({
      line: label.line,
      text: `missing    ${label.rule}${label.text ? ` «${label.text}»` : ''}`,
    })),
    ...open.map((message) => ({
      line: message.line,
      text: `unexpected ${nameOf(message)} «${underlined(message, lines)}» ${message.message}`,
    })),
  ]
    .sort((left, right) => left.line - right.line)
    .map(({ line, text }) => `${String(line).padStart(3)} ${text}\n      ${lines[line - 1]?.trim() ?? ''}`);
}

function isSame(label: Label, message: Message, lines: readonly string[]): boolean {
  if (label.rule !== nameOf(message) || label.line !== message.line) return false;
  return label.text === undefined || label.text === underlined(message, lines);
}

function nameOf(message: Message): string {
  return message.ruleId?.replace(/^tacet\//, '') ?? 'a fatal error';
}

function underlined({ line, column, endLine = line, endColumn }: Message, lines: readonly string[]): string {
  const text = lines[line - 1] ?? '';
  return endLine === line
    ? text.slice(column - 1, endColumn === undefined ? undefined : endColumn - 1)
    : `${text.slice(column - 1)}…`;
}
