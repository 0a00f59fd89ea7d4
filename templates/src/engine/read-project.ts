import type { Context, Diagnostic } from '@tacet/spec';
import { posix } from 'node:path';
import type { ProjectState } from './project-state.ts';
import type { Making } from './seal.ts';
import { findSettledSpecs, type SettledSpec } from './settled.ts';
import type { ReadSpecs } from './spec-reading.ts';

/** A valid spec, as its seal will name it. */
export interface ReadSpec {
  readonly path: string;
  /** The specs that it uses, directly or not. */
  readonly uses: readonly string[];
  /** Whether there is a warning about it, or about a spec that it uses. */
  readonly isWarned: boolean;
}

/** What the requested specs of a project say, as far as they had to be read. */
export interface ProjectReading {
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each spec that has diagnostics, by its path. */
  readonly sources: ReadonlyMap<string, string>;
  /** Valid specs whose templates have to be filled. */
  readonly contexts: readonly Context[];
  readonly sealable: readonly ReadSpec[];
  /** Contexts that are only used: their values are generated along. */
  readonly used: readonly Context[];
  /** Specs whose files are known to be what the templates would give again. */
  readonly settled: readonly SettledSpec[];
  /** The hash of the bytes of each spec that was read, by path. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Reads the requested specs of a project; those that are settled and have no warnings are left unread. */
export async function readProject(
  { root, lock }: ProjectState,
  specs: readonly string[],
  making: Making | undefined,
  edits: ReadonlyMap<string, string> | undefined,
): Promise<ProjectReading> {
  const mayBeSettled = making !== undefined && (edits === undefined || edits.size === 0);
  const settled = mayBeSettled ? findSettledSpecs(root, lock, making, specs) : new Map<string, SettledSpec>();
  const requested = new Set(specs);
  const unread = findUnread(requested, settled);
  const read = async (paths: readonly string[]): Promise<ReadSpecs> => {
    if (paths.length === 0) return nothing;
    return await (await import('./spec-reading.ts')).readSpecsBelow(root, paths, requested, edits);
  };
  const partial = await read(specs.filter((path) => !unread.has(path)));
  const reading = isWholeStory(partial, unread) ? partial : await read(specs);
  const { diagnostics, sources, used, hashes } = reading;
  const contexts = reading.contexts.filter(({ path }) => !settled.has(path));
  const warned = new Set(diagnostics.map(({ path }) => path));
  const sealable = contexts.map(({ path, uses }) => {
    const paths = uses.map((use) => use.path);
    return { path, uses: paths, isWarned: [path, ...paths].some((one) => warned.has(one)) };
  });
  return { diagnostics, sources, contexts, sealable, used, settled: [...settled.values()], hashes };
}

const nothing: ReadSpecs = { contexts: [], diagnostics: [], sources: new Map(), used: [], hashes: new Map() };

/** Two contexts of one folder may be told to be one, so a folder is read as a whole, or not at all. */
function findUnread(requested: ReadonlySet<string>, settled: ReadonlyMap<string, SettledSpec>): ReadonlySet<string> {
  const mayStay = (path: string): boolean => {
    const known = settled.get(path);
    return known !== undefined && !known.isWarned && known.uses.every((use) => requested.has(use));
  };
  const folders = new Set([...requested].filter((path) => !mayStay(path)).map((path) => posix.dirname(path)));
  return new Set([...requested].filter((path) => !folders.has(posix.dirname(path))));
}

/** Whether reading the other specs could not tell more: there is no error, and no new spec beside unread ones is used. */
function isWholeStory({ diagnostics, contexts }: ReadSpecs, unread: ReadonlySet<string>): boolean {
  if (unread.size === 0) return true;
  if (diagnostics.some(({ severity }) => severity === 'error')) return false;
  const folders = new Set([...unread].map((path) => posix.dirname(path)));
  return contexts.every(({ uses }) => uses.every(({ path }) => unread.has(path) || !folders.has(posix.dirname(path))));
}
