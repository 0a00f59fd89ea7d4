import { coloursFor } from './colours.ts';
import type { Sink, Terminal } from './terminal.ts';

/** The terminal of this process. A reader that closes its pipe early (`tacet check | head`) is no error. */
export function processTerminal(): Terminal {
  return {
    results: sinkOf(process.stdout),
    progress: sinkOf(process.stderr),
    isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    directory: process.cwd(),
    interruption: abortedByUser,
  };
}

function abortedByUser(): AbortSignal {
  const interruption = new AbortController();
  const abort = (): void => {
    interruption.abort();
  };
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  return interruption.signal;
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  const state = { isOpen: true };
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    state.isOpen = false;
  });
  return {
    write: (text) => {
      if (state.isOpen) stream.write(text);
    },
    isTerminal: stream.isTTY,
    colours: coloursFor(process.env, stream.isTTY),
  };
}
