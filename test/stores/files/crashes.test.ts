import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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

describe.runIf(host !== undefined).concurrent('processes that are killed', () => {
  beforeAll(async () => {
    await build({
      entryPoints: [join(folder, 'crashing.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    });
    const migration = readFileSync(join(folder, 'payment/payment.kysely.sql'), 'utf8');
    for (const database of ['orchestrator', 'durable', 'durable_dbos', 'runtime', 'load']) {
      await query('postgres', `create database ${database}`);
      if (database === 'durable_dbos') continue;
      await query(database, migration);
      await query(database, 'create table charge (key text primary key, payment text not null)');
    }
    // The tables of the engines are there before processes begin side by side.
    await isKilled('durable', 'durable', 0, []);
    for (const database of ['runtime', 'load']) await isKilled('runtime', database, 0, []);
  });

  afterAll(async () => {
    for (const database of ['orchestrator', 'durable', 'durable_dbos', 'runtime', 'load']) {
      await query('postgres', `drop database if exists ${database} with (force)`);
    }
  });

  const add = (database: string, id: string) =>
    query(database, 'insert into payment (id, amount, verified, paid) values ($1, 5, false, false)', [id]);

  /** Payments that are paid without a charge, charged without being paid, or charged twice. */
  const wrong = (database: string) =>
    query(
      database,
      `select payment.id, paid, count(charge.key)::int as charges from payment left join charge on charge.payment = payment.id::text
       group by payment.id, paid having count(charge.key) <> case when paid then 1 else 0 end`,
    );

  /** One payment for each of the moments at which a process may die; several processes at once. */
  async function killEverywhere(mode: string): Promise<void> {
    const ids: string[] = [];
    for (let isAlive = false; !isAlive;) {
      const batch = Array.from({ length: 6 }, (_, index) => idOf(ids.length + index + 1));
      for (const id of batch) await add(mode, id);
      const killed = await Promise.all(batch.map((id, index) => isKilled(mode, mode, ids.length + index + 1, [id])));
      ids.push(...batch);
      isAlive = killed.includes(false);
      // Their workflows were those of other machines; the one that goes on takes them over.
      if (mode === 'durable') await query('durable_dbos', `update dbos.workflow_status set executor_id = 'local'`);
      // What was interrupted goes on in a process that nobody kills.
      expect(await isKilled(mode, mode, 0, ids)).toBe(false);
      expect(await wrong(mode)).toEqual([]);
    }
    expect(ids.length).toBeGreaterThan(7);
    expect(await query(mode, 'select count(*)::int as unpaid from payment where not paid')).toEqual([{ unpaid: 0 }]);
  }

  it.each(['orchestrator', 'runtime', 'durable'])(
    'at every await of the flavour %s: no state without its effect, none twice',
    killEverywhere,
  );

  it(
    `${kills} times at random (SEED=${seed}), under load, by a worker that starts again`,
    async () => {
      const random = toRandom(seed);
      const ids = Array.from({ length: 40 + kills * 2 }, (_, index) => idOf(index + 1));
      for (const id of ids) await add('load', id);
      for (let count = 0; count < kills; count += 1) {
        const child = start('runtime', 'load', '0', ...ids.filter(() => random() < 0.3));
        const exited = once(child, 'exit');
        await Promise.race([once(child, 'message'), exited]);
        await sleep(random() * 400);
        child.kill('SIGKILL');
        await exited;
      }
      expect(await isKilled('runtime', 'load', 0, ids)).toBe(false);
      expect(await query('load', 'select count(*)::int as unpaid from payment where not paid')).toEqual([
        { unpaid: 0 },
      ]);
      expect(await wrong('load')).toEqual([]);
    },
    600_000 + kills * 60_000,
  );
});
