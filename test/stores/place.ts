import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';
import { installSqlite } from './sqlite.ts';

/** A project with generated slices, and the databases that were found for it. */
export interface StoresPlace {
  readonly folder: string;
  /** What programs in the folder find their databases by. */
  readonly env: Readonly<Record<string, string>>;
  /** Databases that are left out, and why. */
  readonly reasons: readonly string[];
  readonly remove: () => void;
}

const house = join(import.meta.dirname, '../..');

/** Generates slices with our own program, and starts what databases there are. */
export function createStoresPlace(name: string): StoresPlace {
  const folder = join(house, 'test/.tmp', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stores', private: true, type: 'module' }));
  cpSync(join(import.meta.dirname, 'files'), folder, { recursive: true });
  cpSync(join(house, 'test/examples/payment'), join(folder, 'payment'), { recursive: true });
  const spec = join(folder, 'payment/payment.tacet.yaml');
  // The same spec, on a durable engine, too.
  writeFileSync(
    spec,
    readFileSync(spec, 'utf8').replace(/flavour: orchestrator.*/, 'flavour: orchestrator\n    engine: dbos'),
  );
  for (const fixture of ['account', 'invoicing', 'shared', 'transfer']) {
    cpSync(join(house, 'templates/src/fixtures', fixture), join(folder, fixture), { recursive: true });
  }
  const tacet = join(house, 'packages/cli/dist/bin.js');
  execFileSync(process.execPath, [tacet, 'generate'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const postgres = startPostgres();
  const sqlite = installSqlite();
  if ('folder' in sqlite) {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(sqlite.folder, 'node_modules/better-sqlite3'), join(folder, 'node_modules/better-sqlite3'));
  }
  return {
    folder,
    env: {
      ...('host' in postgres ? { STORES_POSTGRES: postgres.host } : {}),
      ...('folder' in sqlite ? { STORES_SQLITE: 'yes' } : {}),
    },
    reasons: [postgres, sqlite].flatMap((found) => ('reason' in found ? [found.reason] : [])),
    remove: () => {
      if ('stop' in postgres) postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
