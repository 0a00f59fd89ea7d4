/** The width that lines keep to, as far as names let them. */
export const lineWidth = 120;

/** Writes a chain of calls behind a beginning: on one line if it fits and no call takes a function, else one call a line. */
export function layOutChain(beginning: string, chain: readonly string[]): string {
  const line = chain.join('.');
  if (!line.includes('=>') && beginning.length + line.length < lineWidth) return line;
  const [root = '', ...calls] = chain;
  return [root, ...calls.map((call) => `  .${call}`)].join('\n');
}

/** Breaks the lines that are wider than they should be, and ends the text with one line end. */
export function layOut(text: string): string {
  return `${text.trimEnd()}\n`;
}
