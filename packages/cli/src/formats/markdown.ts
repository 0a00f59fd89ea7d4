import type { Colours } from '../terminal/colours.ts';

/** A page of Markdown as a terminal shows it: headings bold, code coloured, links spelled out, the rest as written. */
export function renderMarkdown(markdown: string, colours: Colours): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.trim().split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    else lines.push(isCode ? `    ${colours.cyan(line)}`.trimEnd() : renderLine(line, colours));
  }
  return `${lines.join('\n')}\n`;
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
