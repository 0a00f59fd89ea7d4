import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { pgliteDialect } from './payment/payment.pglite.js';

/** A database with nothing in it. */
export interface OpenDatabase<Tables> {
  readonly db: Kysely<Tables>;
  readonly close: () => Promise<void>;
}

/** A kind of database that is there. */
export interface DatabaseKind {
  readonly name: 'PostgreSQL' | 'SQLite' | 'PGlite';
  readonly open: <Tables>() => Promise<OpenDatabase<Tables>>;
}

/** The databases that the surroundings offer. */
export function findDatabases(): readonly DatabaseKind[] {
  return [
    ...(process.env['STORES_POSTGRES'] === undefined ? [] : [{ name: 'PostgreSQL', open: openPostgres } as const]),
    ...(process.env['STORES_SQLITE'] === undefined ? [] : [{ name: 'SQLite', open: openSqliteFile } as const]),
    { name: 'PGlite', open: openPglite },
  ];
}

let count = 0;

/** A schema of its own on the server. */
export async function openPostgres<Tables>(): Promise<OpenDatabase<Tables>> {
  const schema = `s${process.pid}_${(count += 1)}`;
  const host = process.env['STORES_POSTGRES'];
  const pool = new pg.Pool({
    host,
    user: 'postgres',
    database: 'postgres',
    max: 20,
    options: `-c search_path=${schema}`,
  });
  // A lost connection is told by an event, too, which ends the process when nobody listens.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  await pool.query(`create schema ${schema}`);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    close: async () => {
      await pool.query(`drop schema ${schema} cascade`);
      await db.destroy();
    },
  };
}

/** A file of its own. */
export async function openSqliteFile<Tables>(): Promise<OpenDatabase<Tables>> {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-sqlite-'));
  const db = await openSqlite<Tables>(join(folder, 'stores.db'));
  return {
    db,
    close: async () => {
      await db.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A file; `timeout` is how many milliseconds it waits for others. */
export async function openSqlite<Tables>(
  file: string,
  options: { readonly timeout?: number } = {},
): Promise<Kysely<Tables>> {
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(file, options);
  database.pragma('journal_mode = wal');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}

export async function openPglite<Tables>(): Promise<OpenDatabase<Tables>> {
  const pglite = await PGlite.create();
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
  return { db, close: () => pglite.close() };
}
