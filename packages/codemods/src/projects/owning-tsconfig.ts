import { existsSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';

/** Finds the one tsconfig that answers for a file. */
export interface Owners {
  /** Absolute; `undefined` for a file that no tsconfig owns. */
  find(file: string): string | undefined;
}

/**
 * Owners of files below a root. The nearest tsconfig owns a file, also one above the root in the same repository; when it
 * only refers to other projects, or leaves the file out, the first of these that holds the file does.
 */
export function createOwners(root: string): Owners {
  const top = findRepository(root);
  const nearest = new Map<string, string | undefined>();
  const projects = new Map<string, Project>();

  function nearestTo(folder: string): string | undefined {
    if (!nearest.has(folder)) {
      const found = ts.findConfigFile(folder, (name) => existsSync(name));
      nearest.set(folder, found !== undefined && isBelow(top, found) ? found : undefined);
    }
    return nearest.get(folder);
  }

  function read(tsconfig: string): Project {
    const known = projects.get(tsconfig);
    if (known !== undefined) return known;
    const project = readProject(tsconfig);
    projects.set(tsconfig, project);
    return project;
  }

  function holderOf(file: string, tsconfig: string, seen: Set<string>): string | undefined {
    if (seen.has(tsconfig)) return undefined;
    seen.add(tsconfig);
    const { files, references } = read(tsconfig);
    if (files.has(file)) return tsconfig;
    for (const reference of references) {
      const holder = holderOf(file, reference, seen);
      if (holder !== undefined) return holder;
    }
    return undefined;
  }

  return {
    find: (file) => {
      const tsconfig = nearestTo(path.dirname(file));
      if (tsconfig === undefined) return undefined;
      return holderOf(file, tsconfig, new Set()) ?? tsconfig;
    },
  };
}

interface Project {
  readonly files: ReadonlySet<string>;
  /** The tsconfigs that it refers to. */
  readonly references: readonly string[];
}

function readProject(tsconfig: string): Project {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(tsconfig, undefined, host);
  const references = (parsed?.projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference));
  const files = (parsed?.fileNames ?? []).map((name) => path.resolve(name));
  return { files: new Set(files), references: references.filter((name) => existsSync(name)) };
}

/** The folder that holds the repository; the root itself outside of one. */
function findRepository(root: string): string {
  let folder = root;
  while (!existsSync(path.join(folder, '.git'))) {
    const parent = path.dirname(folder);
    if (parent === folder) return root;
    folder = parent;
  }
  return folder;
}

function isBelow(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`);
}
