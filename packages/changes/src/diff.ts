import { decodeText } from './text.ts';
import { stateAfter, stateBefore, type FileChange, type Plan } from './plan.ts';

/** How to print a diff. */
export interface DiffOptions {
  /** Whether to colour it for a terminal. Default: false. */
  readonly colors?: boolean;
}

/** The plan as a unified diff with git's headers. */
export async function unifiedDiff(plan: Plan, options: DiffOptions = {}): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const textOf = (bytes: Uint8Array | undefined): string => (bytes && decodeText(bytes)?.text) ?? '';
  const print = (change: FileChange): string =>
    createTwoFilesPatch(
      `a/${change.path}`,
      `b/${change.path}`,
      textOf(stateBefore(change)?.bytes),
      textOf(stateAfter(change)?.bytes),
    );
  return plan.changes.map(print).join(options.colors === true ? '' : '');
}
