import { hash } from 'node:crypto';

/** The SHA-256 of bytes, or of text as UTF-8, in hex. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
