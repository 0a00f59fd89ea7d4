import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { sha256 } from './content-hash.ts';
import type { FileState } from './plan.ts';
import { systemCodeOf } from './system-error.ts';

/** Reads bytes, hash and permission bits of one regular file; undefined when there is nothing, or no regular file. */
export function readFileState(absolute: string): FileState | undefined {
  const descriptor = openExisting(absolute);
  if (descriptor === undefined) return undefined;
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return undefined;
    const bytes = readFileSync(descriptor);
    return { bytes, sha256: sha256(bytes), mode: stats.mode & 0o7777 };
  } finally {
    closeSync(descriptor);
  }
}

/** Never waits for a pipe; the two last flags do not exist on Windows and count as 0 there. */
function openExisting(absolute: string): number | undefined {
  try {
    return openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCodeOf(error) ?? '')) return undefined;
    throw error;
  }
}
