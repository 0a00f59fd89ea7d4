import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changedSincePlan, stampOf } from './check.ts';
import { flushAll, type Disk } from './disk.ts';
import { temporaryName, type Journal } from './journal.ts';
import { toAbsolute } from './path.ts';
import type { FileChange, FileState, Plan } from './plan.ts';
import { isRealFolder, isRealFolderBelow } from './real-folder.ts';
import { originalOf, type RunRecord } from './record.ts';
import { Stop } from './stop.ts';
import { isSupported, succeeds, systemCodeOf } from './system-error.ts';

/** One run: the plan, its record, and what was seen when the plan was checked. */
export interface Run {
  readonly disk: Disk;
  readonly plan: Plan;
  readonly journal: Journal;
  readonly record: RunRecord;
  readonly stamps: readonly string[];
  /** Whether new files get exactly the planned permission bits, or as the umask says. */
  readonly exactModes: boolean;
  /** Lets signals in; throws when one came. */
  readonly pause: () => Promise<void>;
}

/**
 * Does what the plan says, so that it survives a loss of power: first every new content beside its place and a second
 * name for every original, all flushed; then, file by file, one atomic step each. Throws `Stop` or a system error.
 */
export async function writePlan(run: Run): Promise<void> {
  const { disk, plan, journal, record, pause } = run;
  for (const folder of journal.madeFolders) makeFolder(run, folder);
  const unflushed: string[] = [];
  for (const [index, change] of plan.changes.entries()) {
    await pause();
    unflushed.push(...keepOriginal(run, change, index), ...writeBeside(run, change, index));
  }
  await pause();
  await flushAll(disk, [...unflushed, record.folder, dirname(record.folder), plan.root]);
  for (const [index, change] of plan.changes.entries()) {
    await pause();
    swap(run, change, index);
  }
  for (const { path } of journal.removedFolders) {
    if (!isRealFolderBelow(plan.root, path)) continue;
    succeeds(['ENOTEMPTY', 'EEXIST', 'ENOENT'], disk.removeFolder, toAbsolute(plan.root, path));
  }
  await flushAll(disk, foldersOf(plan, journal));
  await pause();
}

/** Asked before every single step, because somebody may put a link in the place of a folder at any time. */
function guardFolder(absolute: string, path: string): void {
  if (!isRealFolder(dirname(absolute))) throw new Stop(changedSincePlan(path));
}

function makeFolder({ disk, plan }: Run, folder: string): void {
  const absolute = toAbsolute(plan.root, folder);
  guardFolder(absolute, folder);
  if (!succeeds(['EEXIST'], disk.makeFolder, absolute)) throw new Stop(changedSincePlan(folder));
}

/** Gives the original a second name in the record, or copies it; returns what must be flushed. */
function keepOriginal({ disk, plan, record }: Run, change: FileChange, index: number): readonly string[] {
  if (change.kind === 'create') return [];
  const absolute = toAbsolute(plan.root, change.target);
  const original = originalOf(record, index);
  if (isSupported(disk.link, absolute, original)) return [];
  disk.writeNew(original, change.before.bytes);
  disk.setMode(original, change.before.mode);
  return [original];
}

/** Writes the new content to a temporary file in the same folder; returns what must be flushed. */
function writeBeside(run: Run, change: FileChange, index: number): readonly string[] {
  if (change.kind === 'delete') return [];
  const { disk, plan, exactModes } = run;
  const absolute = toAbsolute(plan.root, change.target);
  const temporary = join(dirname(absolute), temporaryName(run.journal, index));
  guardFolder(absolute, change.path);
  disk.writeNew(temporary, change.after.bytes, modeOf(change.after));
  if (change.kind === 'modify') keepOwner(disk, absolute, temporary);
  if (change.kind === 'modify' || exactModes) disk.setMode(temporary, change.after.mode);
  return [temporary];
}

/** What a new file is made with; the umask takes away from it. */
function modeOf({ mode }: FileState): number {
  return (mode & 0o111) === 0 ? 0o666 : 0o777;
}

/** Matters to the superuser only; nobody else may give files away. */
function keepOwner(disk: Disk, original: string, temporary: string): void {
  const { uid, gid } = statSync(original);
  const made = statSync(temporary);
  if (uid !== made.uid || gid !== made.gid) isSupported(disk.setOwner, temporary, uid, gid);
}

/** The stamp would differ, and the temporary file be missing, if a link to elsewhere stood on the way. */
function swap({ disk, plan, journal, stamps }: Run, change: FileChange, index: number): void {
  const absolute = toAbsolute(plan.root, change.target);
  if (stampOf(absolute) !== stamps[index]) throw new Stop(changedSincePlan(change.path));
  if (change.kind === 'delete') {
    disk.remove(absolute);
    return;
  }
  const temporary = join(dirname(absolute), temporaryName(journal, index));
  if (change.kind === 'modify') disk.rename(temporary, absolute);
  else putInPlace(disk, temporary, absolute, change.path);
}

/** Unlike a rename, a second name never replaces a file that somebody else has made in the meantime. */
function putInPlace(disk: Disk, temporary: string, absolute: string, path: string): void {
  try {
    if (isSupported(disk.link, temporary, absolute)) disk.remove(temporary);
    else if (existsSync(absolute)) throw new Stop(changedSincePlan(path));
    else disk.rename(temporary, absolute);
  } catch (error) {
    throw systemCodeOf(error) === 'EEXIST' ? new Stop(changedSincePlan(path)) : error;
  }
}

/** Every folder in which a name has come or gone. */
function foldersOf({ root, changes }: Plan, journal: Journal): ReadonlySet<string> {
  const gone = new Set(journal.removedFolders.map(({ path }) => path));
  const touched = [...changes.map(({ target }) => target), ...journal.madeFolders, ...gone];
  return new Set(
    touched
      .map((path) => dirname(path))
      .filter((path) => !gone.has(path))
      .map((path) => toAbsolute(root, path)),
  );
}
