import { hash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const bytesPerLine = 52;

/** The name that git gives to these bytes. */
export function blobName(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '0'.repeat(40);
  return hash('sha1', Buffer.concat([Buffer.from(`blob ${String(bytes.length)}\0`), bytes]));
}

/** The body of a git patch that puts these bytes in place of whatever was there. */
export async function printBinaryPatch(bytes: Uint8Array): Promise<string> {
  const { deflateSync } = await import('node:zlib');
  const packed = deflateSync(bytes);
  const count = Math.ceil(packed.length / bytesPerLine);
  const lines = Array.from({ length: count }, (_, index) =>
    printLine(packed.subarray(index * bytesPerLine, (index + 1) * bytesPerLine)),
  );
  return `GIT binary patch\nliteral ${String(bytes.length)}\n${lines.join('')}\n`;
}

/** The number of bytes as a letter, `A` for 1 to `z` for 52, then five digits of base 85 for every four bytes. */
function printLine(bytes: Uint8Array): string {
  const length = String.fromCharCode(bytes.length <= 26 ? 64 + bytes.length : 70 + bytes.length);
  const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const groups = Array.from({ length: padded.length / 4 }, (_, index) => printGroup(padded.readUInt32BE(index * 4)));
  return `${length}${groups.join('')}\n`;
}

function printGroup(value: number): string {
  const powers = [85 ** 4, 85 ** 3, 85 ** 2, 85, 1];
  return powers.map((power) => alphabet.charAt(Math.floor(value / power) % 85)).join('');
}
