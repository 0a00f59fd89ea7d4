import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { isAlive, lostOwner, newOwner, parseOwner, type Owner } from './owner.ts';
import { succeeds, systemCodeOf } from './system-error.ts';

/** A lock that this process holds: a folder with the owner's name in it. */
export interface Lock {
  readonly folder: string;
  readonly owner: Owner;
}

/** Why there is no lock: this process holds it, or held it a moment ago. */
export interface Held {
  readonly holder: Owner | undefined;
}

const ownerFile = 'owner.json';
const attempts = 20;

/**
 * Takes the lock, at once or not at all. The folder is renamed into place together with its owner, so it is never seen
 * half made. The lock of a dead process is broken by whoever holds the lock *of that lock*, so never by two at a time.
 */
export function acquireLock(disk: Disk, folder: string): Lock | Held {
  const owner = newOwner();
  const prepared = `${folder}.${owner.token}`;
  try {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      if (tryTake(disk, prepared, folder, owner)) return { folder, owner };
      const holder = findOwner(folder);
      if (holder === undefined) succeeds(['ENOENT', 'ENOTEMPTY', 'EEXIST'], disk.removeFolder, folder);
      else if (!tryBreak(disk, folder, holder)) return { holder };
    }
    return { holder: findOwner(folder) };
  } finally {
    removeLockFolder(disk, prepared);
  }
}

/** Gives the lock back. */
export function releaseLock(disk: Disk, { folder }: Lock): void {
  removeLockFolder(disk, folder);
}

/** Who holds the lock; undefined when nobody does, or when it is just being given back. */
export function findOwner(folder: string): Owner | undefined {
  try {
    return parseOwner(readFileSync(join(folder, ownerFile), 'utf8')) ?? lostOwner;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a lock folder, whether complete, half made or absent. */
export function removeLockFolder(disk: Disk, folder: string): void {
  succeeds(['ENOENT'], disk.remove, join(folder, ownerFile));
  succeeds(['ENOENT', 'ENOTEMPTY', 'EEXIST'], disk.removeFolder, folder);
}

const meansTaken = ['EEXIST', 'ENOTEMPTY', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])];

/** ENOENT: somebody who finished has tidied the prepared folder, or the one around it, away. */
function tryTake(disk: Disk, prepared: string, folder: string, owner: Owner): boolean {
  return succeeds(['ENOENT', ...meansTaken], () => {
    succeeds(['EEXIST'], disk.makeFolder, dirname(folder));
    succeeds(['EEXIST'], disk.makeFolder, prepared);
    succeeds(['EEXIST'], disk.writeNew, join(prepared, ownerFile), Buffer.from(JSON.stringify(owner)));
    disk.rename(prepared, folder);
  });
}

/** False when the owner lives, or when another process is about to break the lock. */
function tryBreak(disk: Disk, folder: string, owner: Owner): boolean {
  if (isAlive(owner)) return false;
  const claim = acquireLock(disk, `${folder}.stale-${owner.token}`);
  if (!('owner' in claim)) return false;
  if (findOwner(folder)?.token === owner.token) removeLockFolder(disk, folder);
  releaseLock(disk, claim);
  return true;
}
