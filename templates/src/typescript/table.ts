/** A list of rows at the beginning of a test: one row stays on its line, several stand below each other. */
export function toTable(rows: readonly string[], indent: string): string {
  if (rows.length < 2) return `[${rows.join('')}]`;
  return ['[', ...rows.map((row) => `${indent}  ${row},`), `${indent}]`].join('\n');
}
