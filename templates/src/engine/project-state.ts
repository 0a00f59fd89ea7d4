import { recover, type Problem } from '@tacet/changes';
import { join } from 'node:path';
import { isLockProblem, lockFileName, readLock, type Lock } from './lock-file.ts';
import { readText } from './project.ts';

/** A problem of the file system, the formatter, a template of the user's, or the lock file itself. */
export type PlanProblem = Omit<Problem, 'code'> & {
  readonly code: Problem['code'] | 'broken-template' | 'damaged-lock';
};

/** What is remembered of a project before anything of it is planned. */
export interface ProjectState {
  readonly root: string;
  readonly lock: Lock;
  /** The text of the lock file, if there is one. */
  readonly lockText: string | undefined;
  /** Why nothing can be planned. */
  readonly problems: readonly PlanProblem[];
}

/** Puts an interrupted earlier run right, or only looks whether there is one, and reads the lock file. */
export function openProject(root: string, isRecovering: boolean): ProjectState {
  const nothing = { files: new Map(), seals: new Map() };
  const { problems } = recover(root, { checkOnly: !isRecovering });
  if (problems.length > 0) return { root, lock: nothing, lockText: undefined, problems };
  const lockText = readText(join(root, lockFileName));
  const lock = readLock(lockText);
  return isLockProblem(lock)
    ? { root, lock: nothing, lockText, problems: [damagedLock(lock.reason)] }
    : { root, lock, lockText, problems: [] };
}

/** The problem that the lock file cannot be read. */
export function damagedLock(reason: string): PlanProblem {
  return {
    code: 'damaged-lock',
    severity: 'error',
    path: lockFileName,
    message: `${lockFileName} cannot be read: ${reason}.`,
    hint: 'Restore it from version control, or delete it: files that are as generated are recognised again.',
  };
}
