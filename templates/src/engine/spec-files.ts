import type { SpecFiles } from '@tacet/spec';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The spec files of a project on disk; `edits` are texts, by absolute path, that take the place of what is there. */
export function specFilesBelow(root: string, edits: ReadonlyMap<string, string> = new Map()): SpecFiles {
  return {
    readFile: (path) => {
      const file = join(root, path);
      const edited = edits.get(file);
      if (edited !== undefined) return Buffer.from(edited);
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
