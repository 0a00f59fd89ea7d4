import type { FactsStore } from '@tacet/codemods';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readVersion } from '../version.ts';
import { writeState } from './state-files.ts';

/** How many projects' facts are kept; the oldest go first. */
const most = 400;

/** Facts in the state folder of a project. When they cannot be kept, they are not: the next run is slower, nothing else. */
export function factsOnDisk(root: string): FactsStore {
  const folder = path.join(root, '.tacet', 'facts');
  return {
    version: `${readVersion()} ${path.basename(import.meta.url)}`,
    read: (name) => {
      try {
        return readFileSync(path.join(folder, `${name}.json`), 'utf8');
      } catch {
        return undefined;
      }
    },
    write: (name, text) => {
      const problem = writeState(root, `facts/${name}.json`, text);
      if (problem === undefined) removeOldest(folder);
    },
  };
}

function removeOldest(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= most) return;
  const byAge = names.map((name) => path.join(folder, name)).sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  for (const file of byAge.slice(0, names.length - most)) rmSync(file, { force: true });
}
