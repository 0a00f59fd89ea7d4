import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const program = join(folder, 'crashing.mjs');
const host = process.env['STORES_POSTGRES'];
const server = { host, user: 'postgres' };

/** How often a process under load is killed at random. */
const kills = Number(process.env['KILLS'] ?? '4');

/** Whether there is time for every moment in every place; without it, files of SQLite see a third of them. */
const isThorough = kills > 100;

/** What the moments of those kills are made of: `SEED=… KILLS=… npm run stores -- crashes` chooses the same again. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`;
}

/** Numbers from 0 to 1, the same ones for a seed (mulberry32). */
function toRandom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function query<Row>(database: string, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new pg.Client({ ...server, database });
  await client.connect();
  try {
    return (await client.query<Row & pg.QueryResultRow>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

function start(...args: readonly string[]) {
  return fork(program, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--no-deprecation'],
  });
}

/** Runs to the end, or to the n-th call; answers whether it was killed there. */
async function isKilled(mode: string, database: string, killAt: number, ids: readonly string[]): Promise<boolean> {
  const [code, signal] = (await once(start(mode, database, killAt.toString(), ...ids), 'exit')) as [
    number | null,
    string | null,
  ];
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

/** What is looked at after a crash: the table of a mode, and how it says that all is done. */
const tables = {
  orchestrator: { table: 'payment', columns: 'id, amount, verified, paid', values: '5, false, false', done: 'paid' },
  runtime: { table: 'payment', columns: 'id, amount, verified, paid', values: '5, false, false', done: 'paid' },
  durable: { table: 'payment', columns: 'id, amount, verified, paid', values: '5, false, false', done: 'paid' },
  prepared: { table: 'transfer', columns: 'id, cents, state', values: "5, 'Open'", done: "state = 'Sent'" },
  resumed: { table: 'transfer', columns: 'id, cents, state', values: "5, 'Open'", done: "state = 'Sent'" },
} as const;

type Mode = keyof typeof tables;

/** The tables of the slices, and what the bank remembers. */
const migrations = ['payment/payment', 'transfer/transfer'].map((path) =>
  readFileSync(join(folder, `${path}.kysely.sql`), 'utf8'),
);
const bankTable = 'create table charge (key text primary key, payment text not null)';

beforeAll(() =>
  build({
    entryPoints: [join(folder, 'crashing.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  }),
);

describe.runIf(host !== undefined).concurrent('processes that are killed', () => {
  const databases = [...Object.keys(tables), 'durable_dbos', 'resumed_dbos', 'load'];

  beforeAll(async () => {
    for (const database of databases) {
      await query('postgres', `create database ${database}`);
      if (database.endsWith('_dbos')) continue;
      for (const text of [...migrations, bankTable]) await query(database, text);
    }
    // The tables of the engines are there before processes begin side by side.
    for (const database of ['durable', 'resumed']) await isKilled(database, database, 0, []);
    for (const database of ['runtime', 'load']) await isKilled('runtime', database, 0, []);
  });

  afterAll(async () => {
    for (const database of databases) {
      await query('postgres', `drop database if exists ${database} with (force)`);
    }
  });

  const add = (database: string, id: string, mode: Mode) => {
    const { table, columns, values } = tables[mode];
    return query(database, `insert into ${table} (${columns}) values ($1, ${values})`, [id]);
  };

  /** What is done without a charge, charged without being done, or charged twice. */
  const wrong = (database: string, mode: Mode) => {
    const { table, done } = tables[mode];
    return query(
      database,
      `select ${table}.id, ${done} as done, count(charge.key)::int as charges
       from ${table} left join charge on charge.payment = ${table}.id::text
       group by ${table}.id having count(charge.key) <> case when ${done} then 1 else 0 end`,
    );
  };

  const open = (database: string, mode: Mode) =>
    query(database, `select id from ${tables[mode].table} where not (${tables[mode].done})`);

  /** One payment for each of the moments at which a process may die; several processes at once. */
  async function killEverywhere(mode: Mode): Promise<void> {
    const ids: string[] = [];
    for (let isAlive = false; !isAlive;) {
      const batch = Array.from({ length: 6 }, (_, index) => idOf(ids.length + index + 1));
      for (const id of batch) await add(mode, id, mode);
      const killed = await Promise.all(batch.map((id, index) => isKilled(mode, mode, ids.length + index + 1, [id])));
      ids.push(...batch);
      isAlive = killed.includes(false);
      // Their workflows were those of other machines; the one that goes on takes them over.
      if (databases.includes(`${mode}_dbos`)) {
        await query(`${mode}_dbos`, `update dbos.workflow_status set executor_id = 'local'`);
      }
      // What was interrupted goes on in a process that nobody kills.
      expect(await isKilled(mode, mode, 0, ids)).toBe(false);
      expect(await wrong(mode, mode)).toEqual([]);
    }
    expect(ids.length).toBeGreaterThan(7);
    expect(await open(mode, mode)).toEqual([]);
  }

  it.each([
    ...(['orchestrator', 'runtime', 'durable', 'prepared'] as const),
    ...(isThorough ? (['resumed'] as const) : []),
  ])('at every await of the flavour %s: no state without its effect, none twice', killEverywhere);

  it(
    `${kills} times at random (SEED=${seed}), under load, by a worker that starts again`,
    async () => {
      const random = toRandom(seed);
      const ids = Array.from({ length: 40 + kills * 2 }, (_, index) => idOf(index + 1));
      for (const id of ids) await add('load', id, 'runtime');
      for (let count = 0; count < kills; count += 1) {
        const child = start('runtime', 'load', '0', ...ids.filter(() => random() < 0.3));
        const exited = once(child, 'exit');
        await Promise.race([once(child, 'message'), exited]);
        await sleep(random() * 400);
        child.kill('SIGKILL');
        await exited;
      }
      expect(await isKilled('runtime', 'load', 0, ids)).toBe(false);
      expect(await open('load', 'runtime')).toEqual([]);
      expect(await wrong('load', 'runtime')).toEqual([]);
    },
    600_000 + kills * 60_000,
  );
});

describe.runIf(process.env['STORES_SQLITE'] !== undefined).concurrent('processes on a file that are killed', () => {
  it.each(['orchestrator', 'prepared'] as const)('at every await of the flavour %s', async (mode) => {
    const { default: Sqlite } = await import('better-sqlite3');
    const place = mkdtempSync(join(tmpdir(), 'tacet-killed-'));
    const { table, columns, values, done } = tables[mode];
    for (let killAt = 1, isAlive = false; !isAlive; killAt += isThorough ? 1 : 3) {
      const file = join(place, `${killAt}.db`);
      const db = new Sqlite(file);
      for (const text of migrations) db.exec(text);
      db.exec(`insert into ${table} (${columns}) values ('${idOf(1)}', ${values})`);
      const bank = new Sqlite(join(place, `${killAt}.bank`)).exec(bankTable);
      isAlive = !(await isKilled(mode, file, killAt, [idOf(1)]));
      const [before] = bank.prepare('select count(*) as charges from charge').all() as { charges: number }[];
      const [paid] = db.prepare(`select count(*) as done from ${table} where ${done}`).all() as { done: number }[];
      // The effect is there before the state says so, and what says so is committed.
      expect(paid!.done).toBeLessThanOrEqual(before!.charges);
      expect(await isKilled(mode, file, 0, [idOf(1)])).toBe(false);
      expect(bank.prepare('select payment from charge').all()).toEqual([{ payment: idOf(1) }]);
      expect(db.prepare(`select id from ${table} where ${done}`).all()).toEqual([{ id: idOf(1) }]);
      if (isAlive) expect(killAt).toBeGreaterThan(7);
    }
    rmSync(place, { recursive: true });
  });
});
