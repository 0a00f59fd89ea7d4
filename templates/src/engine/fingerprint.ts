import { hash } from 'node:crypto';

/** Text as it is compared: without what editors and git change on their own (line ends, byte order mark, final newline). */
export function normalise(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n+$/, '');
}

/** The SHA-256 of text in hex, the same on every machine that checks the text out. */
export function fingerprint(text: string): string {
  return hash('sha256', normalise(text));
}

/** The SHA-256 of bytes, or of text as it stands, in hex. */
export function hashBytes(content: Uint8Array | string): string {
  return hash('sha256', content);
}
