import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Specs that lie in one project, and its root. */
export interface ProjectSpecs {
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly specs: readonly string[];
}

/** Groups spec files by project: the nearest folder above with a `package.json`, else the directory itself. */
export function groupByProject(files: readonly string[], directory: string): readonly ProjectSpecs[] {
  const roots = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const file of files.map((path) => resolve(directory, path))) {
    const folder = dirname(file);
    const root = roots.get(folder) ?? findRoot(folder, directory);
    roots.set(folder, root);
    const group = groups.get(root) ?? [];
    group.push(toSlashes(relative(root, file)));
    groups.set(root, group);
  }
  return [...groups].map(([root, specs]) => ({ root, specs }));
}

/** The nearest folder above that holds a `package.json`; without one the directory, if it is above, else the folder. */
export function findRoot(folder: string, directory: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
    if (at === dirname(at)) break;
  }
  return `${folder}${sep}`.startsWith(`${directory}${sep}`) ? directory : folder;
}

/** A path with `/`, as it is written into files that travel between machines. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** The text of a file; `undefined` when there is none, or something that is no file. */
export function readText(path: string): string | undefined {
  if (!existsSync(path)) return undefined; // an error costs ten times as much
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A path of a project as the user sees it from a directory, with `/`. */
export function showPath(root: string, path: string, directory: string): string {
  return toSlashes(relative(directory, join(root, path)));
}
