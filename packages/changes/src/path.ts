import { join, posix, relative, sep } from 'node:path';
import { errorAt, type Problem } from './problem.ts';

/** The folder inside the root that holds the journal, the lock and what undo needs; it ignores itself in git. */
export const stateFolder = '.tacet';

/** The longest name of one file or folder, in bytes: the limit of every common file system. */
const longestName = 255;

/** The longest path in bytes, less the room that a temporary name beside the file needs. */
const longestPath = (process.platform === 'darwin' ? 1024 : 4096) - 40;

/** The segments of a path that a caller gave, or why it cannot be a path inside the root. */
export function splitPath(root: string, path: string): readonly string[] | Problem {
  if (path === '' || path.endsWith('/') || path.includes('\0') || posix.normalize(path) === '.') {
    return errorAt(
      'bad-path',
      path,
      `${JSON.stringify(path)} does not name a file.`,
      'Give a path relative to the root.',
    );
  }
  if (process.platform === 'win32' && /[\\:]/.test(path)) {
    return errorAt('bad-path', path, `${path} contains a backslash or a colon.`, 'Separate folders by "/".');
  }
  const segments = posix.normalize(path).split('/');
  const [first = ''] = segments;
  if (posix.isAbsolute(path) || first === '..') {
    return errorAt('outside-root', path, `${path} lies outside ${root}.`, 'Only files below the root are written.');
  }
  if (isSameName(first, stateFolder)) {
    return errorAt(
      'reserved-path',
      path,
      `${path} lies in the folder that keeps the journal.`,
      'Choose another folder.',
    );
  }
  const long = segments.find((segment) => Buffer.byteLength(segment) > longestName);
  if (long !== undefined || Buffer.byteLength(root) + Buffer.byteLength(path) > longestPath) {
    const message = `${long === undefined ? 'This path' : `The name ${long}`} is longer than the file system allows.`;
    return errorAt('name-too-long', path, message, 'Choose a shorter name.');
  }
  return segments;
}

/** What a name becomes on a file system that ignores case and Unicode composition. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Whether two names are one on a file system that ignores case and Unicode composition. */
export function isSameName(one: string, other: string): boolean {
  return one === other || foldName(one) === foldName(other);
}

/** Whether the absolute path is the root or lies below it, by its letters alone. */
export function isInside(root: string, absolute: string): boolean {
  return absolute === root || absolute.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** The path relative to the root, with `/`. */
export function toRelative(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join('/');
}

/** The absolute path of a path relative to the root, with `/`. */
export function toAbsolute(root: string, path: string): string {
  return join(root, ...path.split('/'));
}
