import { lstatSync } from 'node:fs';
import { readFileState } from './file-state.ts';
import type { FileChange, FileState, Plan } from './plan.ts';
import { stateBefore } from './plan.ts';
import { errorAt, isProblem, type Problem } from './problem.ts';
import { openTree, type Tree } from './tree.ts';

/** That the tree is what the plan was made for. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** The folders that the plan needs and that are not there; outermost first. */
  readonly missingFolders: readonly string[];
  /** What identifies the version of each file that was checked, in the order of the plan. */
  readonly stamps: readonly string[];
}

/** Compares the tree with the plan, links and contents included; nothing is written. */
export function checkPlan(plan: Plan): Checked {
  const tree = openTree(plan.root);
  const missing = new Set<string>();
  const problems: Problem[] = [];
  const stamps: string[] = [];
  for (const change of plan.changes) {
    const outcome = checkChange(tree, change);
    if (isProblem(outcome)) {
      problems.push(outcome);
      continue;
    }
    stamps.push(outcome.stamp);
    for (const folder of outcome.missingFolders) missing.add(folder);
  }
  return { problems, missingFolders: [...missing], stamps };
}

function checkChange(tree: Tree, change: FileChange): Problem | { stamp: string; missingFolders: readonly string[] } {
  const place = tree.find(change.path);
  if (isProblem(place)) return place;
  const stamp = stampOf(place.absolute);
  const now = place.isThere ? readFileState(place.absolute) : undefined;
  const isAsPlanned = place.target === change.target && isSameState(now, stateBefore(change));
  return isAsPlanned ? { stamp, missingFolders: place.missingFolders } : changedSincePlan(change.path);
}

function isSameState(now: FileState | undefined, before: FileState | undefined): boolean {
  return now?.sha256 === before?.sha256 && now?.mode === before?.mode;
}

/** Identifies a version of a file by what the file system knows about it: cheap enough to look twice. */
export function stampOf(absolute: string): string {
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  return stats === undefined ? 'absent' : [stats.ino, stats.size, stats.mtimeMs, stats.mode].join(':');
}

/** The problem that somebody has changed a file between planning and applying. */
export function changedSincePlan(path: string): Problem {
  return errorAt(
    'changed-since-plan',
    path,
    `${path} was changed by somebody else just now.`,
    'Run the command again.',
  );
}
