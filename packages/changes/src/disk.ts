import {
  chmodSync,
  chownSync,
  closeSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { systemCodeOf } from './system-error.ts';

/** Every way in which this package changes the file system: one call, one step that may fail or be the last. */
export interface Disk {
  readonly makeFolder: (folder: string) => void;
  /** Removes an empty folder. */
  readonly removeFolder: (folder: string) => void;
  /** Writes a file that must not exist yet; its permission bits are `mode` (default `0o666`) less the umask. */
  readonly writeNew: (file: string, bytes: Uint8Array, mode?: number) => void;
  readonly setMode: (path: string, mode: number) => void;
  readonly setOwner: (path: string, user: number, group: number) => void;
  /** Gives a file a second name, which must not exist yet. */
  readonly link: (file: string, name: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (file: string) => void;
  /** Returns when a file's bytes, or a folder's names, would survive a loss of power. */
  readonly flush: (path: string) => Promise<void>;
}

/** The file system itself. */
export const nodeDisk: Disk = {
  makeFolder: (folder) => {
    mkdirSync(folder);
  },
  removeFolder: rmdirSync,
  writeNew: (file, bytes, mode) => {
    writeFileSync(file, bytes, { flag: 'wx', ...(mode !== undefined && { mode }) });
  },
  setMode: chmodSync,
  setOwner: chownSync,
  link: linkSync,
  rename: renameSync,
  remove: unlinkSync,
  flush: async (path) => {
    const descriptor = openToFlush(path);
    if (descriptor === undefined) return;
    try {
      await flushDescriptor(descriptor);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
    } finally {
      closeSync(descriptor);
    }
  },
};

const flushDescriptor = promisify(fsync);

/** Folders cannot be opened everywhere; what cannot be opened cannot be flushed either. */
function openToFlush(path: string): number | undefined {
  try {
    return openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  } catch (error) {
    if (isUnsupported(error)) return undefined;
    throw error;
  }
}

function isUnsupported(error: unknown): boolean {
  return ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(systemCodeOf(error) ?? '');
}

/** Flushes many paths, some of them at a time, so that the file system can join them. */
export async function flushAll(disk: Disk, paths: Iterable<string>): Promise<void> {
  const queue = paths[Symbol.iterator]();
  const drain = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await disk.flush(next.value);
  };
  await Promise.all(Array.from({ length: 8 }, drain));
}
