import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { foldName, isInside, splitPath, stateFolder, toRelative } from './path.ts';
import { errorAt, type Problem } from './problem.ts';
import { reasonOf } from './system-error.ts';

/** Where a requested file is, or would be. */
export interface Place {
  /** Absolute, free of links. */
  readonly absolute: string;
  /** The same relative to the root, with `/`. */
  readonly target: string;
  readonly isThere: boolean;
  /** Whether the requested path itself is a link. */
  readonly isLink: boolean;
  /** The folder that holds, or will hold, the file or the outermost missing folder; absolute. */
  readonly folder: string;
  /** The folders that do not exist yet, outermost first, relative to the root. */
  readonly missingFolders: readonly string[];
}

/** A view of the folders below a root; each folder is listed once. */
export interface Tree {
  readonly root: string;
  /** Follows the path through links, but never out of the root. */
  readonly find: (path: string) => Place | Problem;
}

interface Listing {
  readonly entries: ReadonlyMap<string, Dirent>;
  readonly folded: () => ReadonlyMap<string, string>;
}

/** Opens a view of the folders below `root`, which must be a real path. */
export function openTree(root: string): Tree {
  const listings = new Map<string, Listing>();
  const list = (folder: string): Listing => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const listing = readListing(folder);
    listings.set(folder, listing);
    return listing;
  };
  return { root, find: (path) => findPlace(root, path, list) };
}

function readListing(folder: string): Listing {
  const entries = new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  const folded = new Map<string, string>();
  const fold = (): ReadonlyMap<string, string> => {
    if (folded.size === 0) for (const name of entries.keys()) folded.set(foldName(name), name);
    return folded;
  };
  return { entries, folded: fold };
}

function findPlace(root: string, path: string, list: (folder: string) => Listing): Place | Problem {
  const segments = splitPath(root, path);
  if ('code' in segments) return segments;
  let folder = root;
  for (const [index, name] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const listing = tryList(path, folder, list);
    if ('code' in listing) return listing;
    const entry = listing.entries.get(name);
    if (entry === undefined) return absentPlace(root, path, folder, segments.slice(index), listing);
    const step = stepInto(root, path, folder, entry);
    if ('code' in step) return step;
    if (isLast) return presentPlace(root, path, step, entry.isSymbolicLink());
    if (!step.isDirectory) {
      const message = `${segments.slice(0, index + 1).join('/')} is a file, so no file can be inside it.`;
      return errorAt('not-a-directory', path, message, 'Move the file away, or choose another folder.');
    }
    folder = step.absolute;
  }
  throw new Error(`The path ${path} has no segments`);
}

function tryList(path: string, folder: string, list: (folder: string) => Listing): Listing | Problem {
  try {
    return list(folder);
  } catch (error) {
    return errorAt('read-only', path, `${folder} cannot be listed: ${reasonOf(error)}`, 'Check the permissions.');
  }
}

function absentPlace(
  root: string,
  path: string,
  folder: string,
  rest: readonly string[],
  listing: Listing,
): Place | Problem {
  const [name = ''] = rest;
  const twin = listing.folded().get(foldName(name));
  if (twin !== undefined) {
    const message = `${path} differs from ${toRelative(root, join(folder, twin))} in letter case only.`;
    return errorAt(
      'case-collision',
      path,
      message,
      'On many file systems both are one file: use the existing spelling.',
    );
  }
  const absolute = join(folder, ...rest);
  const missingFolders = rest
    .slice(0, -1)
    .map((_, index) => toRelative(root, join(folder, ...rest.slice(0, index + 1))));
  return { absolute, target: toRelative(root, absolute), isThere: false, isLink: false, folder, missingFolders };
}

interface Step {
  readonly absolute: string;
  readonly folder: string;
  readonly isDirectory: boolean;
  readonly isFile: boolean;
}

function stepInto(root: string, path: string, folder: string, entry: Dirent): Step | Problem {
  const absolute = join(folder, entry.name);
  if (!entry.isSymbolicLink()) {
    return { absolute, folder, isDirectory: entry.isDirectory(), isFile: entry.isFile() };
  }
  const link = toRelative(root, absolute);
  const real = followLink(absolute);
  if (real === undefined) {
    return errorAt('broken-link', path, `${link} is a link that leads nowhere.`, 'Remove or repair the link.');
  }
  if (!isInside(root, real.absolute)) {
    const message = `${link} is a link to ${real.absolute}, outside the root.`;
    return errorAt(
      'symlink-out-of-root',
      path,
      message,
      'Files outside the root are never written: run the command there.',
    );
  }
  if (isInside(join(root, stateFolder), real.absolute)) {
    const message = `${link} is a link into the folder that keeps the journal.`;
    return errorAt('reserved-path', path, message, 'Remove the link.');
  }
  return {
    absolute: real.absolute,
    folder: join(real.absolute, '..'),
    isDirectory: real.stats.isDirectory(),
    isFile: real.stats.isFile(),
  };
}

function followLink(absolute: string): { readonly absolute: string; readonly stats: Stats } | undefined {
  try {
    const real = realpathSync.native(absolute);
    return { absolute: real, stats: statSync(real) };
  } catch {
    return undefined;
  }
}

function presentPlace(root: string, path: string, step: Step, isLink: boolean): Place | Problem {
  const { absolute, folder } = step;
  if (!step.isFile) {
    const message = `${path} is ${step.isDirectory ? 'a folder' : 'not a regular file'}.`;
    return errorAt('not-a-file', path, message, 'Move it away, or choose another name.');
  }
  return { absolute, target: toRelative(root, absolute), isThere: true, isLink, folder, missingFolders: [] };
}
