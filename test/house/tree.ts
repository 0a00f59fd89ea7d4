import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the house; `path` is relative to its root, with `/`. */
export interface TreeFile {
  readonly path: string;
  readonly text: string;
}

/** One workspace, as its `package.json` describes it; `folder` ends without `/`. */
export interface Workspace {
  readonly folder: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** Every package it declares, in whatever section. */
  readonly declared: ReadonlySet<string>;
  /** The keys of `exports`: `.`, `./plop`. */
  readonly doors: readonly string[];
  /** The source modules behind those keys, relative to the root of the house. */
  readonly doorFiles: readonly string[];
}

/** Everything git knows or would know: tracked files and new ones that are not ignored. */
export function readTree(root: string): readonly TreeFile[] {
  return listPaths(root).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The workspaces found in a tree; the root itself, whose packages every test may use, has the folder `''`. */
export function findWorkspaces(tree: readonly TreeFile[]): readonly Workspace[] {
  return tree
    .filter(({ path }) => /^(?:(?:packages\/[^/]+|rules|templates|test)\/)?package\.json$/.test(path))
    .map(({ path, text }) => toWorkspace(path.replace(/\/?package\.json$/, ''), JSON.parse(text) as Manifest));
}

/** The workspace a file belongs to. */
export function findOwner(workspaces: readonly Workspace[], path: string): Workspace | undefined {
  return workspaces.find(({ folder }) => folder !== '' && path.startsWith(`${folder}/`));
}

/** Whether a file is a test, or one of the house's own tools and tests. */
export function isTest(path: string): boolean {
  return /^test\/|\/testing\//.test(path) || /\.(?:test|bench)\.(?:\w+\.)?[cm]?[jt]s$/.test(path);
}

/** Whether a file is code that we wrote by hand: no sample, no example, nothing generated. */
export function isOwnCode({ path, text }: TreeFile): boolean {
  const isCode = /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
  return isCode && !/(?:^|\/)(?:fixtures|corpus|files|examples)\//.test(path) && !isGenerated(text);
}

/** Whether line one says that the file is generated. */
export function isGenerated(text: string): boolean {
  return /generated (?:by|from)/i.test(text.split('\n', 1)[0] ?? '');
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function toWorkspace(folder: string, manifest: Manifest): Workspace {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies, exports = {} } = manifest;
  const sections = [dependencies, devDependencies, peerDependencies, optionalDependencies];
  return {
    folder,
    name: manifest.name,
    isPrivate: manifest.private === true,
    declared: new Set(sections.flatMap((section) => Object.keys(section ?? {}))),
    doors: Object.keys(exports),
    doorFiles: Object.values(exports).flatMap((target) =>
      typeof target === 'string' || target.source === undefined ? [] : [`${folder}/${target.source.replace('./', '')}`],
    ),
  };
}

function listPaths(root: string): readonly string[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const output = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    options,
  );
  return [...new Set(output.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort();
}
