import { realpathSync } from 'node:fs';
import { nodeDisk, type Disk } from './disk.ts';
import { stateFolder } from './path.ts';
import { errorAt, isProblem, type Problem } from './problem.ts';
import { listRecords } from './record.ts';
import { rollBack } from './roll-back.ts';
import { closeState, inspectState, lockHeld, openState, type HeldState } from './state-folder.ts';
import { reasonOf, systemCodeOf } from './system-error.ts';

/** What putting an interrupted run right has done. */
export interface Recovery {
  /** The files that are again as they were before the interrupted run. */
  readonly restored: readonly string[];
  readonly problems: readonly Problem[];
}

/** How to recover. */
export interface RecoverOptions {
  /** Report an interrupted run as the problem `journal-pending`, and write nothing. Default: false. */
  readonly checkOnly?: boolean;
}

/** Undoes what an interrupted run below `root` has left; does nothing when there is no such run. */
export function recover(root: string, options: RecoverOptions = {}): Recovery {
  return recoverWith(nodeDisk, realpathSync.native(root), options);
}

/** `recover` on a given disk, below a real path. */
export function recoverWith(disk: Disk, root: string, options: RecoverOptions = {}): Recovery {
  const summary = inspectState(root);
  if (isProblem(summary)) return { restored: [], problems: [summary] };
  if (summary.isTidy) return { restored: [], problems: [] };
  if (summary.holder !== undefined) return { restored: [], problems: [lockHeld(summary.holder)] };
  if (options.checkOnly === true) return { restored: [], problems: summary.isPending ? [pending()] : [] };
  try {
    const state = openState(disk, root);
    if (isProblem(state)) return { restored: [], problems: [state] };
    try {
      return recoverHeld(disk, state);
    } finally {
      closeState(disk, state);
    }
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return { restored: [], problems: [writeFailed(error)] };
  }
}

/** `recover` for whoever holds the lock already. */
export function recoverHeld(disk: Disk, { root, folder }: HeldState): Recovery {
  const unfinished = listRecords(folder).filter(({ stage }) => stage === 'pending');
  const outcomes = unfinished.toReversed().map((record) => rollBack(disk, root, record));
  return {
    restored: outcomes.flatMap(({ restored }) => restored),
    problems: outcomes.flatMap(({ problems }) => problems),
  };
}

/** The problem that the file system refused to do something. */
export function writeFailed(error: unknown): Problem {
  const hint = 'Look for a full disk, missing permissions or an open file, and run again.';
  return errorAt('write-failed', stateFolder, reasonOf(error), hint);
}

function pending(): Problem {
  const message = 'An earlier run was interrupted while it changed files.';
  return errorAt('journal-pending', stateFolder, message, 'Run a command that writes: it puts everything back first.');
}
