import { performance } from 'node:perf_hooks';

/** Adds up the time that one kind of work takes, wherever in a run it is done. */
export interface Stopwatch {
  readonly time: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Milliseconds so far. */
  readonly elapsed: () => number;
}

/** A stopwatch that stands at zero. */
export function createStopwatch(): Stopwatch {
  const state = { elapsed: 0 };
  return {
    time: async (work) => {
      const start = performance.now();
      try {
        return await work();
      } finally {
        state.elapsed += performance.now() - start;
      }
    },
    elapsed: () => state.elapsed,
  };
}
