import { setTimeout } from 'node:timers/promises';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres, type OpenDatabase } from './databases.js';
import { InvoiceResultKind, InvoiceSaveKind } from './invoicing/invoice.kinds.js';
import { createInvoiceTables, KyselyInvoiceStore, KyselyInvoiceUnitOfWork } from './invoicing/invoice.kysely.js';
import { Payment } from './payment/payment.entity.js';
import { KyselyPaymentStore, KyselyPaymentUnitOfWork } from './payment/payment.kysely.js';
import { amountOf } from './payment/payment.values.js';
import { invoices, migrationOf, payments, race } from './scenes.js';
import { UnlockedStore } from './unlocked.js';

describe.runIf(process.env['STORES_POSTGRES'] !== undefined)('PostgreSQL', () => {
  let opened: OpenDatabase<any>;

  beforeAll(async () => {
    opened = await openPostgres();
    for (const path of ['payment/payment.kysely.sql', 'account/account.kysely.sql']) {
      await sql.raw(migrationOf(`./${path}`)).execute(opened.db);
    }
  });

  beforeEach(() => opened.db.deleteFrom('payment').execute());

  afterAll(() => opened.close());

  it('charges more than once without a lock: the race can be lost', async () => {
    expect((await race(opened.db, new UnlockedStore())).length).toBeGreaterThan(20);
  });

  it('lets one of two transactions save what both have got, by versions', async () => {
    await createInvoiceTables(opened.db);
    const unitOfWork = new KyselyInvoiceUnitOfWork(opened.db);
    const store = new KyselyInvoiceStore();
    const [invoice] = invoices;
    await unitOfWork.run({ [InvoiceSaveKind.Saved]: true, [InvoiceResultKind.Conflict]: false }, (tx) =>
      store.save(invoice!, tx),
    );
    let arrive = () => {};
    const bothHaveIt = new Promise<void>((resolve) => {
      let waiting = 2;
      arrive = () => void ((waiting -= 1) === 0 && resolve());
    });
    const save = () =>
      unitOfWork.run({ [InvoiceSaveKind.Saved]: true, [InvoiceResultKind.Conflict]: false }, async (tx) => {
        await store.fetch(invoice!.id, tx);
        arrive();
        await bothHaveIt;
        return store.save(invoice!, tx);
      });
    const kinds = (await Promise.all([save(), save()])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual([InvoiceResultKind.Conflict, InvoiceSaveKind.Saved]);
  });

  it('runs again after a serialization failure', async () => {
    const unitOfWork = new KyselyPaymentUnitOfWork(opened.db, { isolation: 'serializable', attempts: 20 });
    const store = new KyselyPaymentStore();
    await unitOfWork.run({ done: true }, async (tx) => {
      await store.save(payments[0]!, tx);
      return { kind: 'done' };
    });
    let attempts = 0;
    const change = () =>
      unitOfWork.run({ done: true }, async (tx) => {
        attempts += 1;
        const { rows } = await sql<{ amount: string }>`select amount from payment`.execute(tx);
        await setTimeout(20);
        await store.save(Payment.from({ ...payments[0]!, amount: amountOf(Number(rows[0]!.amount) + 1) }), tx);
        return { kind: 'done' };
      });
    await Promise.all([change(), change(), change()]);
    expect(attempts).toBeGreaterThan(3);
    expect((await opened.db.selectFrom('payment').selectAll().executeTakeFirstOrThrow()).amount).toBe('8');
  });

  it('throws a serialization failure when all attempts are used up', async () => {
    const failure = Object.assign(new Error('could not serialize access'), { code: '40001' });
    let attempts = 0;
    const running = new KyselyPaymentUnitOfWork(opened.db).run({ done: true }, (): Promise<{ kind: 'done' }> => {
      attempts += 1;
      return Promise.reject(failure);
    });
    await expect(running).rejects.toBe(failure);
    expect(attempts).toBe(3);
  });

  it('runs again on another connection when one is lost before the commit, and says so when during it', async () => {
    const store = new KyselyPaymentStore();
    const unitOfWork = new KyselyPaymentUnitOfWork(opened.db);
    let attempts = 0;
    const save = (isLost: () => boolean) =>
      unitOfWork.run({ done: true }, async (tx) => {
        attempts += 1;
        await store.save(payments[0]!, tx);
        if (isLost()) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
        return { kind: 'done' };
      });
    await save(() => attempts === 1);
    expect(attempts).toBe(2);
    expect(await opened.db.selectFrom('payment').selectAll().execute()).toHaveLength(1);

    await opened.db.deleteFrom('payment').execute();
    for (const statement of [
      `create function lose() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`,
      `create constraint trigger lose after insert on payment deferrable initially deferred for each row execute function lose()`,
    ]) {
      await opened.db.executeQuery(CompiledQuery.raw(statement));
    }
    attempts = 0;
    await expect(save(() => false)).rejects.toThrow('The connection was lost during the commit');
    expect(attempts).toBe(1);
    await sql`drop trigger lose on payment`.execute(opened.db);
  });

  it('does not take an error of a gateway for one of the database', async () => {
    const failure = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    let attempts = 0;
    const running = new KyselyPaymentUnitOfWork(opened.db).run({ done: true }, (): Promise<{ kind: 'done' }> => {
      attempts += 1;
      return Promise.reject(failure);
    });
    await expect(running).rejects.toBe(failure);
    expect(attempts).toBe(1);
  });

  it('says that a connection is refused', async () => {
    const pool = new pg.Pool({ host: '127.0.0.1', port: 1 });
    const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }) });
    const work = () => Promise.resolve({ kind: 'done' } as const);
    const unitOfWork = new KyselyPaymentUnitOfWork(db);
    await expect(unitOfWork.run({ done: true }, work)).rejects.toThrow(/^The database cannot be read: .*ECONNREFUSED/);
    await db.destroy();
  });

  it('says that no transaction can be begun, when the server is gone since', async () => {
    const pool = new pg.Pool({ host: process.env['STORES_POSTGRES'], user: 'postgres', maxUses: 1 });
    const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }) });
    const schema = (await sql<{ name: string }>`select current_schema() as name`.execute(opened.db)).rows[0]!.name;
    const unitOfWork = new KyselyPaymentUnitOfWork(db.withSchema(schema));
    await unitOfWork.check();
    Object.assign(pool.options, { host: '127.0.0.1', port: 1 });
    const running = unitOfWork.run({ done: true }, () => Promise.resolve({ kind: 'done' }));
    await expect(running).rejects.toThrow(/^No transaction could be begun: .*ECONNREFUSED/);
    await db.destroy();
  });
});
