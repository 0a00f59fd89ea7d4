import type { Selection } from './selection.results.ts';

/** Finds the specs that a command works on. */
export interface SpecFinder {
  /** The named files; without names, every spec below the directory. */
  find(names: readonly string[]): Promise<Selection>;
}
