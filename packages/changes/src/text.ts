import { isUtf8 } from 'node:buffer';

const byteOrderMark = '\uFEFF';

/** A file's text without its byte order mark, and the conventions it is written in. */
export interface SourceText {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** The more frequent one; of an even number, LF. */
  readonly lineEnd: '\n' | '\r\n';
  readonly hasFinalNewline: boolean;
}

/** Reads bytes as UTF-8 text; undefined for anything else, UTF-16 and binary files among it. */
export function decodeText(bytes: Uint8Array): SourceText | undefined {
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const hasByteOrderMark = raw.startsWith(byteOrderMark);
  const text = hasByteOrderMark ? raw.slice(1) : raw;
  return { text, hasByteOrderMark, lineEnd: findLineEnd(text), hasFinalNewline: text === '' || text.endsWith('\n') };
}

/** Writes text as UTF-8, with the byte order mark that `source` has. */
export function encodeText(text: string, source: SourceText): Uint8Array {
  return Buffer.from(source.hasByteOrderMark ? byteOrderMark + text : text, 'utf8');
}

/** New content for an existing file, in the conventions of that file: byte order mark, line ends, final newline. */
export function adoptConventions(content: string, source: SourceText): Uint8Array {
  const text = withLineEnd(content.startsWith(byteOrderMark) ? content.slice(1) : content, source.lineEnd);
  const isTooLong = !source.hasFinalNewline && text.endsWith(source.lineEnd);
  return encodeText(isTooLong ? text.slice(0, -source.lineEnd.length) : text, source);
}

/** The text with every line end replaced. */
export function withLineEnd(text: string, lineEnd: '\n' | '\r\n'): string {
  return text.replaceAll(/\r?\n/g, lineEnd);
}

function findLineEnd(text: string): '\n' | '\r\n' {
  const all = countOf(text, '\n');
  return countOf(text, '\r\n') * 2 > all ? '\r\n' : '\n';
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
