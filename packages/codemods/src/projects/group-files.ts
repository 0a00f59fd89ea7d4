import { createOwners } from './owning-tsconfig.ts';

/** The files that one tsconfig answers for. */
export interface ProjectFiles {
  /** Absolute; `undefined` for files that no tsconfig owns. */
  readonly tsconfig: string | undefined;
  readonly files: readonly string[];
}

/** Groups files (absolute) by the tsconfig that owns them; both in the order of their paths. */
export function groupByProject(root: string, files: readonly string[]): readonly ProjectFiles[] {
  const owners = createOwners(root);
  const groups = new Map<string, string[]>();
  for (const file of [...files].sort()) {
    const tsconfig = owners.find(file) ?? '';
    const group = groups.get(tsconfig) ?? [];
    group.push(file);
    groups.set(tsconfig, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tsconfig, own]) => ({ tsconfig: tsconfig === '' ? undefined : tsconfig, files: own }));
}
