import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { applyWith } from './apply.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { readFileState } from './file-state.ts';
import type { Journal, JournalEntry, RemovedFolder } from './journal.ts';
import { stateFolder, toAbsolute } from './path.ts';
import type { FileChange, FileState } from './plan.ts';
import { errorAt, isProblem, type Problem } from './problem.ts';
import { isRealFolderBelow } from './real-folder.ts';
import { listRecords, originalOf, readJournal, type RunRecord } from './record.ts';
import { recoverWith } from './recover.ts';
import { openTree, type Tree } from './tree.ts';

/** The files that are again as they were before the last change set, or why none is. */
export interface Undone {
  readonly restored: readonly string[];
  readonly problems: readonly Problem[];
}

/** Takes back the last change set applied below `root`, all of it or nothing; refuses when its files have changed since. */
export function undo(root: string): Promise<Undone> {
  return undoWith(nodeDisk, realpathSync.native(root));
}

/** `undo` on a given disk, below a real path. */
export async function undoWith(disk: Disk, root: string): Promise<Undone> {
  const { problems } = recoverWith(disk, root);
  if (problems.length > 0) return { restored: [], problems };
  const folder = join(root, stateFolder);
  const record = existsSync(folder) ? listRecords(folder).findLast(({ stage }) => stage === 'undoable') : undefined;
  if (record === undefined) return refused(nothingToUndo());
  const journal = readJournal(record);
  if (journal === undefined) return refused(damaged(`${record.folder} holds no readable journal.`));

  const tree = openTree(root);
  const changes: FileChange[] = [];
  const reasons: Problem[] = [];
  for (const [index, entry] of journal.entries.entries()) {
    const outcome = invert(tree, record, entry, index);
    if (isProblem(outcome)) reasons.push(outcome);
    else changes.push(outcome);
  }
  if (reasons.length > 0) return refused(...reasons);
  const removedFolders = planRemovals(root, journal);
  const applied = await applyWith(disk, { root, changes }, { keepUndo: false, exactModes: true, removedFolders });
  return applied.applied ? { restored: changes.map(({ path }) => path), problems: [] } : refused(...applied.problems);
}

function invert(tree: Tree, record: RunRecord, entry: JournalEntry, index: number): FileChange | Problem {
  const { path, target } = entry;
  const place = tree.find(target);
  if (isProblem(place)) return changedSinceApply(path, place.message);
  if (place.isLink || place.target !== target) return changedSinceApply(path, `${path} has become a link.`);
  const now = readFileState(place.absolute);
  if (now?.sha256 !== entry.after?.sha256) return changedSinceApply(path, `${path} has been changed since.`);
  const original = entry.before && findOriginal(record, entry.before, index);
  if (entry.before !== undefined && original === undefined) return damaged(`The original of ${path} is damaged.`);
  if (original === undefined) {
    if (now === undefined) throw new Error(`The journal's entry for ${path} says nothing`);
    return { kind: 'delete', path: target, target, before: now };
  }
  if (now === undefined) return { kind: 'create', path: target, target, after: original };
  return { kind: 'modify', path: target, target, before: now, after: original };
}

function findOriginal(
  record: RunRecord,
  before: { sha256: string; mode: number },
  index: number,
): FileState | undefined {
  const original = readFileState(originalOf(record, index));
  return original?.sha256 === before.sha256 ? { ...original, mode: before.mode & 0o7777 } : undefined;
}

/** The folders that the change set made, innermost first; those that are not empty then will stay. */
function planRemovals(root: string, journal: Journal): readonly RemovedFolder[] {
  return journal.madeFolders.toReversed().flatMap((path) => {
    return isRealFolderBelow(root, path) ? [{ path, mode: statSync(toAbsolute(root, path)).mode & 0o7777 }] : [];
  });
}

function refused(...problems: readonly Problem[]): Undone {
  return { restored: [], problems };
}

function nothingToUndo(): Problem {
  const hint = 'Only the last change set can be undone, and only once.';
  return errorAt('nothing-to-undo', stateFolder, 'There is no change set to undo here.', hint);
}

function changedSinceApply(path: string, message: string): Problem {
  const hint = 'Undo would lose that change: put the file back as it was, or take the changes back by version control.';
  return errorAt('changed-since-apply', path, message, hint);
}

function damaged(message: string): Problem {
  const hint = `Take the changes back by version control, then remove the folder ${stateFolder}.`;
  return errorAt('journal-damaged', stateFolder, message, hint);
}
