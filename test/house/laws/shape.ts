import { homedir } from 'node:os';
import { isOwnCode, isTest, type TreeFile } from '../tree.ts';
import { lineAt, type Law } from './law.ts';

const lineLimit = 250;
const emptyWords = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'misc'];

/** What holds for the names, the sizes and the wording of all files. */
export const shapeLaws: readonly Law[] = [
  {
    name: `no module over ${lineLimit} lines`,
    find: (tree) =>
      tree
        .filter(isOwnCode)
        .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
        .filter(({ lines }) => lines > lineLimit)
        .map(({ path, lines }) => `${path}:${lineLimit + 1} ${lines} lines`),
  },
  {
    name: 'no file or folder with a name that says nothing',
    find: (tree) =>
      tree
        .filter(isOwnCode)
        .filter(({ path }) => path.split(/[/.-]/).some((word) => emptyWords.includes(word.toLowerCase())))
        .map(({ path }) => `${path}:1`),
  },
  textLaw('no exported name that says nothing', isOwnProduct, emptyExport()),
  textLaw('no TODO without a number', isOwnCode, /(?:\/\/|\/\*|^\s*\*).*\b(?:TO[D]O|FIX[M]E)\b(?! ?\(?#\d).*/gm),
  textLaw('no banner comments', isOwnCode, /^[ \t]*(?:\/\/|\/\*+|\*)[ \t]*[-=*#~]{4,}/gm),
  textLaw(
    'no test is skipped, or runs alone',
    ({ path }) => isTest(path),
    /\b(?:describe|it|test)\.(?:only|skip|todo)\b/g,
  ),
  textLaw('no path of a machine', isOwnText, machinePath()),
  textLaw(
    'no registry in the lock file',
    ({ path }) => path.endsWith('package-lock.json'),
    /"resolved": "\w+:\/\/.*"/g,
  ),
  { name: 'the lock file holds the binaries of every platform', find: (tree) => tree.flatMap(findUnlocked) },
  textLaw('no registry in the settings', ({ path }) => path.endsWith('.npmrc'), /^.*registry\s*=.*$/gm),
];

function textLaw(name: string, isInScope: (file: TreeFile) => boolean, breach: RegExp): Law {
  return {
    name,
    find: (tree) =>
      tree
        .filter(isInScope)
        .flatMap(({ path, text }) =>
          [...text.matchAll(breach)].map((match) => `${path}:${lineAt(text, match.index)} ${match[0].trim()}`),
        ),
  };
}

/** What a package of the lock file names as optional, and what is not locked itself: `npm ci` would refuse such a file. */
function findUnlocked({ path, text }: TreeFile): readonly string[] {
  if (path !== 'package-lock.json') return [];
  const { packages = {} } = JSON.parse(text) as LockFile;
  const locked = new Set(Object.keys(packages).map((key) => key.replace(/^.*node_modules\//, '')));
  return Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !locked.has(name))
    .map((name) => `${path}:1 ${name}`);
}

interface LockFile {
  readonly packages?: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

function emptyExport(): RegExp {
  const words = emptyWords.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('|');
  return new RegExp(`^export (?:\\w+ )*(?:class|function|const|interface|type) \\w*(?:${words})\\b`, 'gm');
}

/** Somebody's home, or the place of this very checkout. */
function machinePath(): RegExp {
  const places = [
    '/(?:home|Users|work)/[\\w.-]+/',
    ...[homedir(), process.cwd()].map((path) => `${escapePattern(path)}/`),
  ];
  return new RegExp(`(?<![\\w./])(?:${places.join('|')})[\\w./-]*`, 'g');
}

function isOwnProduct(file: TreeFile): boolean {
  return isOwnCode(file) && !isTest(file.path);
}

function isOwnText({ path }: TreeFile): boolean {
  return !/\.(?:png|svg|gif)$/.test(path);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
