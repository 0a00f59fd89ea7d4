import { existsSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { readFileState } from './file-state.ts';
import { temporaryName, type Journal, type JournalEntry } from './journal.ts';
import { stateFolder, toAbsolute } from './path.ts';
import type { FileState } from './plan.ts';
import { errorAt, isProblem, type Problem } from './problem.ts';
import { isRealFolder, isRealFolderBelow } from './real-folder.ts';
import { originalOf, readJournal, removeRecord, type RunRecord } from './record.ts';
import { isSupported, reasonOf, succeeds, systemCodeOf } from './system-error.ts';
import { openTree, type Tree } from './tree.ts';

/** What taking back an uncommitted run has done. */
export interface RolledBack {
  readonly restored: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Puts everything back as it was before the run, and removes its record. May itself be interrupted and begun again.
 * A file that somebody else has changed meanwhile is left alone; when that hides its original, the record stays, too.
 */
export function rollBack(disk: Disk, root: string, record: RunRecord): RolledBack {
  const journal = readJournal(record);
  if (journal === undefined)
    return { restored: [], problems: [damaged(`${record.folder} holds no readable journal.`)] };
  makeFoldersAgain(disk, root, journal);
  const tree = openTree(root);
  const restored: string[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of journal.entries.entries()) {
    const outcome = tryRestore(disk, tree, { journal, record, entry, index });
    if (outcome === 'restored') restored.push(entry.path);
    else if (outcome !== 'untouched') problems.push(outcome);
  }
  if (problems.length > 0) return { restored, problems };
  for (const folder of journal.madeFolders.toReversed()) {
    if (isRealFolderBelow(root, folder))
      succeeds(['ENOENT', 'ENOTEMPTY', 'EEXIST'], disk.removeFolder, toAbsolute(root, folder));
  }
  removeRecord(disk, record);
  return { restored, problems };
}

interface Step {
  readonly journal: Journal;
  readonly record: RunRecord;
  readonly entry: JournalEntry;
  readonly index: number;
}

type Outcome = 'restored' | 'untouched' | Problem;

function tryRestore(disk: Disk, tree: Tree, step: Step): Outcome {
  const { path, target } = step.entry;
  try {
    const place = tree.find(target);
    if (isProblem(place)) return conflict(path, place.message, step);
    if (place.isLink || place.target !== target) return conflict(path, `${path} has become a link.`, step);
    if (existsSync(dirname(place.absolute)) && !isRealFolder(dirname(place.absolute))) {
      return conflict(path, `The folder of ${path} has become a link.`, step);
    }
    const temporary = join(dirname(place.absolute), temporaryName(step.journal, step.index));
    succeeds(['ENOENT'], disk.remove, temporary);
    return restore(disk, place.absolute, temporary, step);
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return errorAt('write-failed', path, `${path} could not be restored: ${reasonOf(error)}`, 'Run the command again.');
  }
}

function restore(disk: Disk, absolute: string, temporary: string, step: Step): Outcome {
  const { path, before, after } = step.entry;
  const now = readFileState(absolute);
  if (before === undefined) {
    const isOurs = now !== undefined && (now.sha256 === after?.sha256 || now.bytes.length === 0);
    if (!isOurs) return 'untouched';
    disk.remove(absolute);
    return 'restored';
  }
  if (now?.sha256 === before.sha256 && now.mode === before.mode) return 'untouched';
  const file = originalOf(step.record, step.index);
  const isOther = now !== undefined && now.sha256 !== after?.sha256;
  if (isOther && isNeverReplaced(absolute, file)) return 'untouched';
  if (isOther) return conflict(path, `${path} has been changed since.`, step);
  const original = readFileState(file);
  if (original?.sha256 !== before.sha256) return damaged(`The original of ${path} is missing or damaged.`);
  if (!isSupported(disk.rename, file, absolute)) copyBack(disk, original, absolute, temporary);
  return 'restored';
}

/** Whether the run died, or was stopped, before it came to this file: what it holds then is somebody else's work. */
function isNeverReplaced(absolute: string, original: string): boolean {
  const kept = lstatSync(original, { throwIfNoEntry: false });
  return kept === undefined || kept.ino === lstatSync(absolute).ino;
}

/** For a target on another disk than the record. */
function copyBack(disk: Disk, original: FileState, absolute: string, temporary: string): void {
  disk.writeNew(temporary, original.bytes);
  disk.setMode(temporary, original.mode);
  disk.rename(temporary, absolute);
}

function makeFoldersAgain(disk: Disk, root: string, { removedFolders }: Journal): void {
  for (const { path, mode } of removedFolders.toReversed()) {
    if (!isRealFolderBelow(root, dirname(path))) continue;
    const folder = toAbsolute(root, path);
    if (succeeds(['EEXIST'], disk.makeFolder, folder)) disk.setMode(folder, mode & 0o7777);
  }
}

function conflict(path: string, message: string, { entry, record, index }: Step): Problem {
  const kept = `${stateFolder}/${String(record.number)}`;
  const original = entry.before === undefined ? '' : ` (its original is ${kept}/${String(index)})`;
  const hint = `Put ${path} back${original} or delete it, and run again; or remove ${kept} to keep everything as it is now.`;
  return errorAt('recovery-conflict', path, message, hint);
}

function damaged(message: string): Problem {
  const hint = `Restore the files from version control, then remove the folder ${stateFolder}.`;
  return errorAt('journal-damaged', stateFolder, message, hint);
}
