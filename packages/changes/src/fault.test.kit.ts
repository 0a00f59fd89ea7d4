import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** What happens at a step of a disk; `perform` does the step, `tear` only the first half of it. */
export type OnStep = (step: number, perform: () => void, tear: () => void) => void;

/** The disk with each step numbered from 1 and handed to `onStep`. */
export function watchDisk(disk: Disk, onStep: OnStep): Disk {
  const steps: string[] = [];
  const step = (perform: () => void, tear: () => void = () => undefined): void => {
    onStep(steps.push(''), perform, tear);
  };
  return {
    makeFolder: (folder) => {
      step(() => {
        disk.makeFolder(folder);
      });
    },
    removeFolder: (folder) => {
      step(() => {
        disk.removeFolder(folder);
      });
    },
    writeNew: (file, bytes, mode) => {
      step(
        () => {
          disk.writeNew(file, bytes, mode);
        },
        () => {
          disk.writeNew(file, bytes.subarray(0, bytes.length / 2), mode);
        },
      );
    },
    setMode: (path, mode) => {
      step(() => {
        disk.setMode(path, mode);
      });
    },
    setOwner: (path, user, group) => {
      step(() => {
        disk.setOwner(path, user, group);
      });
    },
    link: (file, name) => {
      step(() => {
        disk.link(file, name);
      });
    },
    rename: (from, to) => {
      step(() => {
        disk.rename(from, to);
      });
    },
    remove: (file) => {
      step(() => {
        disk.remove(file);
      });
    },
    flush: async (path) => {
      step(() => undefined);
      await disk.flush(path);
    },
  };
}

/** Fails once, before the step `at` is performed or after it. */
export function failOnce(disk: Disk, at: number, moment: 'before' | 'after'): Disk {
  return watchDisk(disk, (step, perform) => {
    if (step !== at || moment === 'after') perform();
    if (step === at) throw ioError();
  });
}

/** Dies at the step `at`, which is half done: from then on nothing happens any more. */
export function dieAt(disk: Disk, at: number): Disk {
  return watchDisk(disk, (step, perform, tear) => {
    if (step < at) {
      perform();
      return;
    }
    if (step === at) tear();
    throw ioError();
  });
}

/** How many steps a piece of work takes. */
export async function countSteps(disk: Disk, work: (disk: Disk) => unknown): Promise<number> {
  const seen: number[] = [];
  await work(
    watchDisk(disk, (step, perform) => {
      seen.push(step);
      perform();
    }),
  );
  return seen.length;
}

/** A file system without hard links, on which the state folder lies on a disk of its own. */
export function withoutLinks(disk: Disk): Disk {
  const isKept = (path: string): boolean => /[/\\]\.tacet[/\\]/.test(path);
  return {
    ...disk,
    link: () => {
      throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
    },
    rename: (from, to) => {
      if (isKept(from) !== isKept(to)) throw Object.assign(new Error('EXDEV: cross-device link'), { code: 'EXDEV' });
      disk.rename(from, to);
    },
  };
}

/** Makes the locks of this process look like those of a dead one. */
export function killOwners(root: string): void {
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('owner.json')) continue;
    const text = readFileSync(join(root, name), 'utf8');
    writeFileSync(join(root, name), text.replace(/"started":"\d+"/, '"started":"0"'));
  }
}

function ioError(): Error {
  return Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
}
