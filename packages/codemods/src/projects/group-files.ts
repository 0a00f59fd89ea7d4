import { existsSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';

/** The files that one tsconfig answers for. */
export interface ProjectFiles {
  /** Absolute; `undefined` for files that no tsconfig below the root owns. */
  readonly tsconfig: string | undefined;
  readonly files: readonly string[];
}

/** Groups files (absolute) by the nearest tsconfig above them, within the root; both in the order of their paths. */
export function groupByProject(root: string, files: readonly string[]): readonly ProjectFiles[] {
  const configs = new Map<string, string | undefined>();
  const groups = new Map<string, string[]>();
  for (const file of [...files].sort()) {
    const tsconfig = findTsconfig(path.dirname(file), root, configs) ?? '';
    const group = groups.get(tsconfig) ?? [];
    group.push(file);
    groups.set(tsconfig, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tsconfig, own]) => ({ tsconfig: tsconfig === '' ? undefined : tsconfig, files: own }));
}

function findTsconfig(folder: string, root: string, known: Map<string, string | undefined>): string | undefined {
  if (!known.has(folder)) {
    const found = ts.findConfigFile(folder, (name) => existsSync(name));
    known.set(folder, found?.startsWith(root) === true ? found : undefined);
  }
  return known.get(folder);
}
