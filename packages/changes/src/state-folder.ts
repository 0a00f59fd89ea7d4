import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { acquireLock, findOwner, removeLockFolder, releaseLock, type Lock } from './lock.ts';
import { isAlive, type Owner } from './owner.ts';
import { stateFolder } from './path.ts';
import { errorAt, type Problem } from './problem.ts';
import { listRecords, removeRecord } from './record.ts';
import { succeeds } from './system-error.ts';

/** The folder `.tacet` below a root while this process holds its lock. */
export interface HeldState {
  readonly root: string;
  readonly folder: string;
  readonly lock: Lock;
}

const ignoreFile = '.gitignore';

/** What other commands keep in the state folder: it has no part in changes. */
const memories = ['facts', 'reports'];

/** Takes the lock of the state folder, which is made when needed and tells git to ignore it whole. */
export function openState(disk: Disk, root: string): HeldState | Problem {
  const folder = join(root, stateFolder);
  const foreign = findForeignState(root);
  if (foreign !== undefined) return foreign;
  try {
    const lock = acquireLock(disk, join(folder, 'lock'));
    if ('holder' in lock) return lockHeld(lock.holder);
    const state = { root, folder, lock };
    tryIgnore(disk, state);
    return state;
  } catch (error) {
    removeIfEmpty(disk, folder);
    throw error;
  }
}

function tryIgnore(disk: Disk, state: HeldState): void {
  const file = join(state.folder, ignoreFile);
  try {
    if (!existsSync(file)) disk.writeNew(file, Buffer.from('*\n'));
  } catch (error) {
    closeState(disk, state);
    throw error;
  }
}

function removeIfEmpty(disk: Disk, folder: string): void {
  succeeds(['ENOENT', 'ENOTEMPTY', 'EEXIST'], disk.removeFolder, folder);
}

/** Removes what no later run needs, gives the lock back, and leaves no empty state folder behind. */
export function closeState(disk: Disk, { folder, lock }: HeldState): void {
  removeOldRecords(disk, folder);
  removeDeadLocks(disk, folder);
  const isUnused = readdirSync(folder).every((name) => name === ignoreFile || name.startsWith('lock'));
  if (isUnused) succeeds(['ENOENT'], disk.remove, join(folder, ignoreFile));
  releaseLock(disk, lock);
  if (isUnused) removeIfEmpty(disk, folder);
}

/** What a run has left in the state folder, as far as it can be told without the lock. */
export interface StateSummary {
  /** Whether there is nothing to put right. */
  readonly isTidy: boolean;
  /** Whether a run died in the middle of its changes. */
  readonly isPending: boolean;
  /** The living process that is changing files now. */
  readonly holder: Owner | undefined;
}

/** Looks into the state folder without changing it. */
export function inspectState(root: string): StateSummary | Problem {
  const folder = join(root, stateFolder);
  const foreign = findForeignState(root);
  if (foreign !== undefined) return foreign;
  if (!existsSync(folder)) return { isTidy: true, isPending: false, holder: undefined };
  const owner = findOwner(join(folder, 'lock'));
  const records = listRecords(folder);
  const isPending = records.some(({ stage }) => stage === 'pending');
  const names = readdirSync(folder);
  const others = names.filter((name) => !memories.includes(name));
  const isRemembering = others.length < names.length && others.every((name) => name === ignoreFile);
  const isTidy = isRemembering || (others.length === 2 && records.length === 1 && records[0]?.stage === 'undoable');
  return { isTidy, isPending, holder: owner !== undefined && isAlive(owner) ? owner : undefined };
}

/** The problem that another process is at work. */
export function lockHeld(holder: Owner | undefined): Problem {
  const who = holder === undefined ? 'Another process' : `Process ${String(holder.pid)} on ${holder.host}`;
  const hint = `Wait until it has finished; if it does not exist any more, remove the folder ${stateFolder}/lock.`;
  return errorAt('lock-held', stateFolder, `${who} is changing files here.`, hint);
}

function findForeignState(root: string): Problem | undefined {
  const stats = lstatSync(join(root, stateFolder), { throwIfNoEntry: false });
  if (stats === undefined || stats.isDirectory()) return undefined;
  const message = `${stateFolder} is ${stats.isSymbolicLink() ? 'a link' : 'a file'}, but must be a folder.`;
  return errorAt('journal-damaged', stateFolder, message, 'Remove it.');
}

/** Of the committed runs only the last can be undone, and only if it wants to. */
function removeOldRecords(disk: Disk, folder: string): void {
  const committed = listRecords(folder).filter(({ stage }) => stage !== 'pending');
  const last = committed.findLast(({ stage }) => stage !== undefined);
  for (const record of committed) {
    if (record !== last || record.stage === 'spent') removeRecord(disk, record);
  }
}

function removeDeadLocks(disk: Disk, folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('lock.')) continue;
    const owner = findOwner(join(folder, name));
    if (owner === undefined || !isAlive(owner)) removeLockFolder(disk, join(folder, name));
  }
}
