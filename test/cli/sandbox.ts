import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** What a run of a program came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a temporary folder. */
export interface Project {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly edit: (path: string, from: string | RegExp, to: string) => void;
  readonly remove: (path: string) => void;
  readonly has: (path: string) => boolean;
  /** Every file but those of the state folder, path → content. */
  readonly tree: () => Readonly<Record<string, string>>;
  readonly tacet: (...args: readonly string[]) => Run;
  /** The same, elsewhere or in another environment. */
  readonly tacetIn: (
    options: { readonly folder?: string; readonly env?: NodeJS.ProcessEnv },
    ...args: readonly string[]
  ) => Run;
}

/** The root of this repository. */
export const house = join(import.meta.dirname, '..', '..');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the tests. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-cli-'));
  folders.push(folder);
  return folder;
}

/** Bundles the command line from its sources, as `npm run build` does; answers with the program's path. */
export function bundleCli(): string {
  const folder = emptyFolder();
  const script = `const { bundle, bundles } = await import('./test/house/bundle.mjs'); await bundle(bundles.cli, process.argv[1]);`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script, join(folder, 'dist')], { cwd: house });
  cpSync(join(house, 'packages/cli/package.json'), join(folder, 'package.json'));
  return join(folder, 'dist/bin.js');
}

/** The payment spec of the contract. */
export function paymentSpec(): string {
  return readFileSync(join(house, 'test/examples/payment/payment.tacet.yaml'), 'utf8');
}

/** A project with a `package.json`, and the program to run in it. */
export function createProject(bin: string, files: Readonly<Record<string, string>> = {}): Project {
  const root = emptyFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  write('package.json', '{\n  "name": "shop",\n  "type": "module"\n}\n');
  for (const [path, text] of Object.entries(files)) write(path, text);
  const tacetIn: Project['tacetIn'] = ({ folder = '.', env = {} }, ...args) =>
    run(process.execPath, [bin, ...args], join(root, folder), env);
  return {
    root,
    write,
    read,
    edit: (path, from, to) => {
      const text = read(path);
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${path} holds no ${String(from)}`);
      write(path, changed);
    },
    remove: (path) => {
      rmSync(join(root, path), { recursive: true });
    },
    has: (path) => existsSync(join(root, path)),
    tree: () => Object.fromEntries(listFiles(root).map((path) => [path, read(path)])),
    tacet: (...args) => tacetIn({}, ...args),
    tacetIn,
  };
}

/** Runs a program without a terminal. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Run {
  const plain = { NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_ENV: undefined };
  const options = { cwd, env: { ...process.env, ...plain, ...env }, encoding: 'utf8', input: '' } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { code: status, stdout, stderr };
}

function listFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.tacet'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
