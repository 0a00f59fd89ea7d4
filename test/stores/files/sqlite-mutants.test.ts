import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from './databases.js';
import { Payment } from './payment/payment.entity.js';
import { PaymentFetchKind, PaymentResultKind } from './payment/payment.kinds.js';
import type * as Adapter from './payment/payment.kysely.js';
import { paymentNotFound } from './payment/payment.results.js';
import { amountOf, paymentIdOf } from './payment/payment.values.js';

const source = join(import.meta.dirname, 'payment/payment.kysely.ts');
const [first, second] = [5, 7].map((amount) =>
  Payment.from({
    id: paymentIdOf(`00000000-0000-4000-8000-00000000000${amount}`),
    amount: amountOf(amount),
    verified: amount > 5,
    paid: amount <= 5,
  }),
) as [Payment, Payment];
const changed = Payment.from({ ...first, amount: amountOf(9), verified: true, paid: false });

/** Mistakes in the adapter: what is replaced, and by what. */
const mistakes: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  [
    'locks nothing on SQLite',
    /const touched = tx\.updateTable[^;]*;\n +return touched[^;]*;/,
    `return tx.selectFrom('payment').selectAll().where('id', '=', paymentId).executeTakeFirst();`,
  ],
  [
    'takes SQLite for PostgreSQL',
    /return !tx\.getExecutor\(\)\.adapter\.supports/,
    'return tx.getExecutor().adapter.supports',
  ],
  ['touches every row', /(set\(\{ id: paymentId \}\))\.where\('id', '=', paymentId\)/, '$1'],
  ['touches, and gives nothing back', /touched\.returningAll\(\)/, `touched.returning('id')`],
  ['changes every row', /(set\(changes\))\.where\('id', '=', payment\.id\)/, '$1'],
  ['never adds', /await added\.execute\(\);/, ''],
  ['always adds', /if \(numUpdatedRows > 0n\) return;/, ''],
  ['reads 0 and 1 as they are', /return raw === 0 \|\| raw === 1 \? raw === 1 : raw;/, 'return raw;'],
  ['reads 1 as false', /\? raw === 1 : raw/, '? raw === 0 : raw'],
  ['writes booleans as they are', /verified: sql\.lit\(payment\.verified\)/, 'verified: payment.verified'],
  ['forgets a column', /\n +paid: sql\.lit\(payment\.paid\),/, ''],
  ['takes rows as they are', /if \(!parsed\.success\)/, 'if (false)'],
  ['commits what is to be rolled back', /if \(!commits\[result\.kind\]\) throw/, 'if (false) throw'],
  ['rolls back what is to be committed', /if \(!commits\[result\.kind\]\) throw/, 'if (true) throw'],
  ['swallows exceptions', /throw failure;\n {4}\}/, 'return undefined as never;\n    }'],
  ['does not run again when the file is busy', /\|SQLITE_BUSY\.\*/, ''],
  ['runs again for ever', /attempts - 1\)/, 'attempts)'],
  ['does not look for the tables', /if \(!this\.isChecked\)/, 'if (false)'],
  ['takes every version', /if \(versions !== '/, `if (false && versions !== '`],
  ['does not tell that tables are not there', /no such table/, 'no such thing'],
  [
    'creates half of the tables',
    /return db\.transaction\(\)\.execute\(async \(tx\) => \{/,
    'return db.connection().execute(async (tx) => {',
  ],
];

describe.runIf(process.env['STORES_SQLITE'] !== undefined)('the adapter on a file of SQLite', () => {
  let folder: string;
  let count = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tacet-mutants-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What the adapter has to do on a file; throws when it does not. */
  async function probe(adapter: typeof Adapter): Promise<void> {
    const file = join(folder, `${(count += 1)}.db`);
    const db = await openSqlite<Adapter.PaymentDatabase>(file);
    const other = await openSqlite<Adapter.PaymentDatabase>(file, { timeout: 0 });
    try {
      await probeOn(adapter, db, other);
    } finally {
      await db.destroy();
      await other.destroy();
    }
  }

  async function probeOn(
    adapter: typeof Adapter,
    db: Awaited<ReturnType<typeof openSqlite<Adapter.PaymentDatabase>>>,
    other: typeof db,
  ): Promise<void> {
    const { createPaymentTables, KyselyPaymentStore, KyselyPaymentUnitOfWork } = adapter;
    const store = new KyselyPaymentStore();
    const unitOfWork = new KyselyPaymentUnitOfWork(db);
    const idle = () => Promise.resolve({ kind: 'done' } as const);
    await expect(unitOfWork.run({ done: true }, idle)).rejects.toThrow('apply payment.kysely.sql');
    // All of the tables, or none.
    await db.schema.createTable('payment_schema').addColumn('version', 'text').execute();
    await expect(createPaymentTables(db)).rejects.toThrow('already exists');
    expect((await db.introspection.getTables()).map(({ name }) => name)).toEqual(['payment_schema']);
    await db.schema.dropTable('payment_schema').execute();
    await createPaymentTables(db);

    const save = (payment: Payment, commits = true) =>
      unitOfWork.run({ done: commits }, async (tx) => {
        await store.save(payment, tx);
        return { kind: 'done' };
      });
    const read = async ({ id }: Payment) => {
      const { fetched } = await unitOfWork.run({ done: true }, async (tx) => ({
        kind: 'done',
        fetched: await store.fetch(id, tx),
      }));
      return fetched;
    };
    expect(await read(first)).toEqual(paymentNotFound({ paymentId: first.id }));
    await save(first, false);
    expect(await read(first)).toEqual(paymentNotFound({ paymentId: first.id }));
    await save(first);
    await save(second);
    expect(await read(second)).toEqual({ kind: PaymentFetchKind.Found, payment: second });
    expect(await read(first)).toEqual({ kind: PaymentFetchKind.Found, payment: first });
    await save(changed);
    expect(await read(first)).toEqual({ kind: PaymentFetchKind.Found, payment: changed });
    expect(await read(second)).toEqual({ kind: PaymentFetchKind.Found, payment: second });
    const defect = new Error('defect');
    await expect(unitOfWork.run({ done: true }, () => Promise.reject(defect))).rejects.toBe(defect);

    // What one transaction got, no other gets before its end; the other one runs again, as often as it was told.
    let attempts = 0;
    const busy = new KyselyPaymentUnitOfWork(other, { attempts: 2 });
    await busy.check();
    await unitOfWork.run({ done: true }, async (tx) => {
      await store.fetch(first.id, tx);
      const meanwhile = busy.run({ done: true }, async (inner) => {
        attempts += 1;
        if (attempts > 5) throw new Error('for ever');
        await store.fetch(first.id, inner);
        return { kind: 'done' };
      });
      await expect(meanwhile).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      return { kind: 'done' };
    });
    expect(attempts).toBe(2);

    await db.updateTable('payment').set({ amount: 0 }).where('id', '=', second.id).execute();
    expect(await read(second)).toMatchObject({ kind: PaymentResultKind.Unreadable });
    await db.updateTable('payment_schema').set({ version: 'old' }).execute();
    await expect(new KyselyPaymentUnitOfWork(db).run({ done: true }, idle)).rejects.toThrow('is of version old');
  }

  it('does what it promises', async () => {
    await probe((await import('./payment/payment.kysely.js')) as typeof Adapter);
  });

  it.each(mistakes)('is caught when it %s', async (what, from, to) => {
    const text = readFileSync(source, 'utf8');
    const mutant = text.replace(from, to);
    expect(mutant, what).not.toBe(text);
    const name = `mutant-${(count += 1)}.kysely.ts`;
    writeFileSync(join(import.meta.dirname, 'payment', name), mutant);
    const adapter = (await import(join(import.meta.dirname, 'payment', name))) as typeof Adapter;
    await expect(probe(adapter)).rejects.toThrow();
  });
});
