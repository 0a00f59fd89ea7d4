/** The text with another table between `<!-- begin:name -->` and `<!-- end:name -->`; throws when one of them is not there once. */
export function replaceBetween(text: string, name: string, table: string, path: string): string {
  const begin = `<!-- begin:${name} -->`;
  const end = `<!-- end:${name} -->`;
  for (const marker of [begin, end]) {
    if (text.split(marker).length !== 2) throw new Error(`${path} must hold the marker ${marker} exactly once`);
  }
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  if (to < from) throw new Error(`${path}: ${end} stands before ${begin}`);
  return `${text.slice(0, from)}\n\n${table}\n\n${text.slice(to)}`;
}

/** A Markdown table; `|` in a cell is escaped. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
