import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const version = '12.11.1';

/**
 * Where better-sqlite3 is installed, or why it is not. It is compiled where no binary can be fetched, which takes a minute:
 * it is no dependency of the house, and kept for the next run.
 */
export function installSqlite(): { readonly folder: string } | { readonly reason: string } {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'tacet-house', `better-sqlite3-${version}-${process.versions.modules}`);
  if (existsSync(join(folder, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))) return { folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  try {
    const args = ['install', '--no-audit', '--no-fund', '--omit=dev', `better-sqlite3@${version}`];
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    return { folder };
  } catch (error) {
    return { reason: `better-sqlite3 cannot be installed: ${String(error).split('\n').slice(0, 3).join(' ')}` };
  }
}
