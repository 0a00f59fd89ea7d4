import type { Terminal } from './terminal.ts';

const patience = 1000;
const pause = 200;

/** Tells how far a long run has come: nothing in the first second, then one line that is written over on a terminal. */
export function progressOn({ progress }: Terminal, word: string): (done: number, total: number) => void {
  const state = { start: Date.now(), told: 0 };
  return (done, total) => {
    const now = Date.now();
    if (now - state.start < patience || (now - state.told < pause && done < total)) return;
    const isFirst = state.told === 0;
    state.told = now;
    if (progress.isTerminal)
      progress.write(`\r\u001b[2K${done < total ? `${word} ${done.toString()} of ${total.toString()}` : ''}`);
    else if (isFirst && done < total) progress.write(`${total.toString()} specs, ${word} ${done.toString()} so far\n`);
  };
}
