import { isatty } from 'node:tty';
import { coloursFor } from './colours.ts';
import type { Sink, Terminal } from './terminal.ts';

/** The terminal of this process. A reader that closes its pipe early (`tacet check | head`) is no error. */
export function processTerminal(): Terminal {
  return {
    results: sinkOf(process.stdout),
    progress: sinkOf(process.stderr),
    isInteractive: isatty(process.stdin.fd) && isatty(process.stdout.fd),
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

function sinkOf(stream: typeof process.stdout | typeof process.stderr): Sink {
  const state = { isOpen: true };
  const isTerminal = isatty(stream.fd);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    state.isOpen = false;
  });
  return {
    write: (text) => {
      if (state.isOpen) stream.write(text);
    },
    isTerminal,
    width: isTerminal && stream.columns > 0 ? stream.columns : undefined,
    colours: coloursFor(process.env, isTerminal),
  };
}
