const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Keeps the signals that end a process from doing so in the middle of a change. */
export interface SignalWatch {
  /** The first signal that came since the watch began. */
  readonly received: () => NodeJS.Signals | undefined;
  /** Ends the watch; a signal that nobody else listens to then ends the process after all. */
  readonly end: () => Promise<void>;
}

/** Lets the event loop turn, so that signals which have come are noted. */
export function turn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** Begins to watch; while the watch lasts, signals are only noted. */
export function watchSignals(): SignalWatch {
  const noted: NodeJS.Signals[] = [];
  const note = (signal: NodeJS.Signals): void => {
    noted.push(signal);
  };
  for (const signal of signals) process.on(signal, note);
  return {
    received: () => noted[0],
    end: async () => {
      // The first turn may begin after the place where the loop looks for signals.
      await turn();
      await turn();
      for (const signal of signals) process.off(signal, note);
      const [first] = noted;
      if (first !== undefined && process.listenerCount(first) === 0) process.kill(process.pid, first);
    },
  };
}
