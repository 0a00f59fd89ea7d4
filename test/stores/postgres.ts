import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of our own, on a socket in a temporary folder. */
export interface Server {
  /** Where its socket lies: what `PGHOST` may be. */
  readonly host: string;
  readonly stop: () => void;
}

/** Starts Debian's PostgreSQL in a temporary folder; where there is none, says why. */
export function startPostgres(): Server | { readonly reason: string } {
  const programs = findPrograms();
  if (programs === undefined) return { reason: 'PostgreSQL is not installed (apt-get install postgresql)' };
  const folder = mkdtempSync(join(tmpdir(), 'tacet-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const run = (program: string, ...args: readonly string[]): string => {
    const command = [join(programs, program), ...args];
    const [first = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    return execFileSync(first, rest, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  };
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync');
    const options = `-k ${folder} -c listen_addresses= -c max_connections=100`;
    run('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start');
  } catch (error) {
    remove();
    return { reason: `PostgreSQL does not start: ${String(error)}` };
  }
  return {
    host: folder,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      remove();
    },
  };
}

function findPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  const onPath = (process.env.PATH ?? '').split(':');
  return [...installed, ...onPath].find((folder) => existsSync(join(folder, 'initdb')));
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}
