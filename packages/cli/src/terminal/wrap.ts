import { stripVTControlCharacters } from 'node:util';

/** A space at which no line is broken. */
export const hardSpace = '\u00A0';

/**
 * Breaks a text, painted or not, at its spaces so that no line is wider than a terminal; without a width it stays one line.
 * The first line begins with one indent, the others with the second.
 */
export function wrap(text: string, width: number | undefined, indent: string, others = indent): string {
  const lines: string[] = [];
  let line = '';
  const room = (): number => (width ?? Infinity) - (lines.length === 0 ? indent : others).length;
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stripVTControlCharacters(longer).length > room()) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  const all = [...lines, line].map((one, index) => `${index === 0 ? indent : others}${one}`);
  return all.join('\n').replaceAll(hardSpace, ' ');
}
