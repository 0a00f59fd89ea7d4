import { findRoot } from '@tacet/templates';
import { watch } from 'chokidar';
import { dirname, relative, resolve } from 'node:path';
import type { SourceWatcher } from './watch.ports.ts';

const sources = /(?:\.tacet\.(?:ya?ml|json)|\.hbs)$/;
const skippedFolders = /(?:^|[\\/])(?:node_modules|\.git|\.tacet|dist)(?:[\\/]|$)/;

/** Editors write a file in several steps; changes that are this close in time, in milliseconds, are one. */
const calm = 50;

/** Watches the specs, and the templates of the user's, in the projects of the named specs. */
export class DiskWatcher implements SourceWatcher {
  private readonly directory: string;
  private readonly names: readonly string[];
  private readonly signal: AbortSignal;

  constructor(directory: string, names: readonly string[], signal: AbortSignal) {
    this.directory = directory;
    this.names = names;
    this.signal = signal;
    Object.freeze(this);
  }

  async *changes(): AsyncGenerator<readonly string[], void> {
    const changed = new Set<string>();
    const bell = bellFor(this.signal);
    const watcher = watch(rootsOf(this.names, this.directory), {
      ignoreInitial: true,
      ignored: (path, stats) => {
        return skippedFolders.test(relative(this.directory, path)) || (stats?.isFile() === true && !sources.test(path));
      },
    });
    watcher.on('ready', bell.ring).on('all', (event, path) => {
      if (event === 'addDir' || event === 'unlinkDir') return;
      changed.add(relative(this.directory, path));
      bell.ring();
    });
    try {
      while (await bell.rung()) {
        await new Promise((resume) => setTimeout(resume, calm));
        const paths = [...changed].sort();
        changed.clear();
        yield paths;
      }
    } finally {
      await watcher.close();
    }
  }
}

function rootsOf(names: readonly string[], directory: string): string[] {
  const folders = names.length === 0 ? [directory] : names.map((name) => dirname(resolve(directory, name)));
  return [...new Set(folders.map((folder) => findRoot(folder, directory)))];
}

interface Bell {
  readonly ring: () => void;
  /** Waits for the next ring, or answers at once when it has rung since; false when the user has ended the watch. */
  readonly rung: () => Promise<boolean>;
}

function bellFor(signal: AbortSignal): Bell {
  const state: { hasRung: boolean; wake: () => void } = { hasRung: false, wake: () => undefined };
  signal.addEventListener('abort', () => {
    state.wake();
  });
  return {
    ring: () => {
      state.hasRung = true;
      state.wake();
    },
    rung: async () => {
      if (!state.hasRung && !signal.aborted) await new Promise<void>((resume) => (state.wake = resume));
      state.hasRung = false;
      return !signal.aborted;
    },
  };
}
