import type { Terminal } from './terminal.ts';

/** One line for each project whose program is loaded, when there are several: each takes seconds. */
export function projectProgress({
  progress,
}: Terminal): (done: number, total: number, file: string, isKnown: boolean) => void {
  return (done, total, file, isKnown) => {
    const known = isKnown ? ' (known)' : '';
    if (total > 1) progress.write(`${(done + 1).toString()} of ${total.toString()}: ${file}${known}\n`);
  };
}
