/** Writes text, a number, a boolean or a list as TypeScript: single quotes, and nothing in it can end the literal. */
export function toLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  return typeof value === 'string' ? toStringLiteral(value) : String(value);
}

function toStringLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
  return quote + escaped.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, toEscape) + quote;
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Writes a pattern as a regular expression with the flag `u`; slashes and line ends in it are escaped. */
export function toPatternText(pattern: string): string {
  return new RegExp(pattern, 'u').toString().replace(/[\u007f-\u009f\ufeff]/g, toEscape);
}
