import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { type Corpus, corpusPackages } from './corpora.ts';

const cache = join(import.meta.dirname, '..', '..', 'node_modules/.cache/tacet-corpus');

/** A copy of a corpus that may be written to. */
export interface Copy {
  readonly root: string;
  /** The version or the commit that was copied. */
  readonly version: string;
  readonly remove: () => void;
}

/** Why a corpus is not run. */
export interface Skipped {
  readonly skipped: string;
}

/** Copies a corpus; the original is only read. `checkouts` is the folder in which repositories are checked out. */
export function copyCorpus(corpus: Corpus, checkouts: string | undefined): Copy | Skipped {
  const { source } = corpus;
  if (source.kind === 'package') return copyPackage(corpus.name, source.version);
  if (checkouts === undefined) return { skipped: 'no folder of checkouts is given' };
  const from = join(checkouts, source.folder);
  if (!existsSync(from)) return { skipped: `${source.folder} is not checked out` };
  if (corpus.isTyped && !existsSync(join(from, 'node_modules'))) {
    return { skipped: `${source.folder} has no node_modules: npm install --ignore-scripts` };
  }
  const root = mkdtempSync(join(tmpdir(), 'tacet-corpus-'));
  copySources(from, root, source.left);
  if (existsSync(join(from, 'node_modules'))) symlinkSync(join(from, 'node_modules'), join(root, 'node_modules'));
  return { root, version: commitOf(from), remove: removing(root) };
}

/** Installs every package of the corpora once. */
export function installPackages(): void {
  const manifest = JSON.stringify({ private: true, dependencies: corpusPackages });
  const file = join(cache, 'package.json');
  if (existsSync(file) && readFileSync(file, 'utf8') === manifest && existsSync(join(cache, 'node_modules'))) return;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, manifest);
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', ['install', ...options], { cwd: cache, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A package is a project of its own that finds its dependencies where npm put them. */
function copyPackage(name: string, version: string): Copy | Skipped {
  const from = join(cache, 'node_modules', name);
  if (!existsSync(join(from, 'src'))) return { skipped: `${name} is not installed, or has no sources` };
  const base = mkdtempSync(join(tmpdir(), 'tacet-corpus-'));
  const root = join(base, 'project');
  mkdirSync(root);
  copySources(from, root);
  symlinkSync(join(cache, 'node_modules'), join(base, 'node_modules'));
  if (existsSync(join(from, 'node_modules'))) symlinkSync(join(from, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: packageOptions, include: ['src'] }));
  return { root, version, remove: removing(base) };
}

/** Packages come without their settings: these are what such services are built with. */
const packageOptions = {
  target: 'ES2022',
  module: 'CommonJS',
  moduleResolution: 'Bundler',
  strict: true,
  useUnknownInCatchVariables: false,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  types: ['node'],
};

const left = new Set(['node_modules', '.git', 'dist', 'coverage']);

function copySources(from: string, to: string, others: readonly string[] = []): void {
  const isWanted = (path: string): boolean => !left.has(basename(path)) && !others.includes(relative(from, path));
  cpSync(from, to, { recursive: true, filter: (path) => path === from || isWanted(path) });
}

function commitOf(folder: string): string {
  const options = { cwd: folder, encoding: 'utf8' } as const;
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], options);
  return status === 0 ? stdout.trim() : 'no commit';
}

function removing(folder: string): () => void {
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
