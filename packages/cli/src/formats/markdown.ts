import type { Colours } from '../terminal/colours.ts';
import type { Look } from '../terminal/terminal.ts';
import { wrap } from '../terminal/wrap.ts';

/** A page of Markdown as a terminal shows it: headings bold, code coloured, links spelled out, long lines broken. */
export function renderMarkdown(markdown: string, { colours, width }: Look): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.trim().split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    else if (isCode) lines.push(`    ${colours.cyan(line)}`.trimEnd());
    else lines.push(wrap(renderLine(line, colours), isTableRow(line) ? undefined : width, '', indentOf(line)));
  }
  return `${lines.join('\n')}\n`;
}

/** What follows in a list stands below the text of its first line. */
function indentOf(line: string): string {
  return ' '.repeat(/^\s*(?:[-*]|\d+\.) /.exec(line)?.[0].length ?? 0);
}

function isTableRow(line: string): boolean {
  return line.startsWith('|');
}

function renderLine(line: string, colours: Colours): string {
  const heading = /^#{1,6}\s+(.*)$/.exec(line);
  if (heading?.[1] !== undefined) return colours.bold(plain(heading[1]));
  if (/^<!--.*-->$/.test(line)) return '';
  return line
    .replace(/^(\s*)[-*] /, '$1• ')
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? colours.cyan(part.slice(1, -1)) : renderProse(part, colours)))
    .join('');
}

function renderProse(text: string, colours: Colours): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => colours.bold(strong))
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, target: string) => `${label} (${target})`);
}

function plain(text: string): string {
  return text.replaceAll('`', '').replaceAll('**', '');
}
