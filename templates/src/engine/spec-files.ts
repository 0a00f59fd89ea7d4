import type { SpecFiles } from '@tacet/spec';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The spec files of a project on disk. */
export function specFilesBelow(root: string): SpecFiles {
  return {
    readFile: (path) => {
      const file = join(root, path);
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats === undefined) return 'missing';
      if (!stats.isFile()) return stats.isDirectory() ? 'directory' : 'unreadable';
      try {
        return readFileSync(file);
      } catch {
        return 'unreadable';
      }
    },
  };
}
