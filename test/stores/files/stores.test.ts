import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeAccounts } from './account/account.contract.js';
import { createAccountTables, KyselyAccounts, KyselyAccountUnitOfWork } from './account/account.kysely.js';
import { findDatabases, openSqlite, type OpenDatabase } from './databases.js';
import { describeInvoiceStore } from './invoicing/invoice.contract.js';
import { Invoice } from './invoicing/invoice.entity.js';
import { InvoiceResultKind, InvoiceSaveKind } from './invoicing/invoice.kinds.js';
import { createInvoiceTables, KyselyInvoiceStore, KyselyInvoiceUnitOfWork } from './invoicing/invoice.kysely.js';
import { InvoiceOrchestrator, TransactionalInvoiceOrchestrator } from './invoicing/invoice.orchestrator.js';
import { invoiceIdOf } from './invoicing/invoice.values.js';
import { describePaymentStore } from './payment/payment.contract.js';
import { Payment } from './payment/payment.entity.js';
import { PaymentChargeOutcomeKind, PaymentFetchKind, PaymentResultKind } from './payment/payment.kinds.js';
import { createPaymentTables, KyselyPaymentStore, KyselyPaymentUnitOfWork } from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { amountOf, paymentIdOf } from './payment/payment.values.js';
import { centsOf } from './shared/money.values.js';
import { CurrencyKind } from './shared/money.kinds.js';

const ids = Array.from({ length: 20 }, (_, index) => `00000000-0000-4000-8000-0000000000${String(index + 10)}`);
const payments = ids.map((id) =>
  Payment.from({ id: paymentIdOf(id), amount: amountOf(5), verified: false, paid: false }),
);
const invoices = ids.map((id) =>
  Invoice.from({
    id: invoiceIdOf(id),
    total: centsOf(1),
    currency: CurrencyKind.EUR,
    labels: [] as never,
    sent: false,
  }),
);
const migrationOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Reads without a lock: what the races below must be able to notice. */
class UnlockedStore extends KyselyPaymentStore {
  override async fetch(...[paymentId, tx]: Parameters<KyselyPaymentStore['fetch']>) {
    const row = await tx.selectFrom('payment').selectAll().where('id', '=', paymentId).executeTakeFirstOrThrow();
    const payment = Payment.from({ ...payments[0]!, id: paymentId, paid: Boolean(row.paid) });
    return { kind: PaymentFetchKind.Found, payment };
  }
}

async function race(db: OpenDatabase<any>['db'], store: KyselyPaymentStore): Promise<readonly string[]> {
  const unitOfWork = new KyselyPaymentUnitOfWork(db);
  for (const payment of payments) {
    await unitOfWork.run({ done: true }, async (tx) => {
      await new KyselyPaymentStore().save(payment, tx);
      return { kind: 'done' };
    });
  }
  const charged: string[] = [];
  const gateway = {
    async charge({ idempotencyKey }: { readonly idempotencyKey: string }) {
      charged.push(idempotencyKey);
      await setTimeout(2);
      return { kind: PaymentChargeOutcomeKind.Charged };
    },
  };
  const orchestrator = new TransactionalPaymentOrchestrator(new PaymentOrchestrator(store, gateway), unitOfWork);
  const runs = Array.from({ length: 200 }, (_, index) => orchestrator.process(payments[index % 20]!.id));
  const results = await Promise.all(runs);
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set([PaymentResultKind.Processed]));
  const stored = await db.selectFrom('payment').selectAll().execute();
  expect(stored.filter(({ paid }: { paid: unknown }) => Boolean(paid))).toHaveLength(20);
  return charged.sort();
}

describe.each(findDatabases())('$name', ({ open }) => {
  let opened: OpenDatabase<any>;

  beforeAll(async () => {
    opened = await open();
    await createPaymentTables(opened.db);
    await createAccountTables(opened.db);
    await createInvoiceTables(opened.db);
  });

  beforeEach(async () => {
    for (const table of ['payment', 'account', 'invoice']) await opened.db.deleteFrom(table).execute();
  });

  afterAll(() => opened.close());

  describePaymentStore('locks', () =>
    Promise.resolve({ store: new KyselyPaymentStore(), unitOfWork: new KyselyPaymentUnitOfWork(opened.db) }),
  );
  describeAccounts('every kind of column', () =>
    Promise.resolve({ store: new KyselyAccounts(), unitOfWork: new KyselyAccountUnitOfWork(opened.db) }),
  );
  describeInvoiceStore('versions', () =>
    Promise.resolve({ store: new KyselyInvoiceStore(), unitOfWork: new KyselyInvoiceUnitOfWork(opened.db) }),
  );

  it('charges each of 20 payments once in 200 runs at a time', async () => {
    expect(await race(opened.db, new KyselyPaymentStore())).toEqual(ids);
  });

  it('sends each of 20 invoices once in 200 runs at a time, by versions', async () => {
    const unitOfWork = new KyselyInvoiceUnitOfWork(opened.db);
    for (const invoice of invoices) {
      await unitOfWork.run({ done: true }, async (tx) => {
        await new KyselyInvoiceStore().save(invoice, tx);
        return { kind: 'done' };
      });
    }
    const orchestrator = new TransactionalInvoiceOrchestrator(
      new InvoiceOrchestrator(new KyselyInvoiceStore()),
      unitOfWork,
    );
    const runs = Array.from({ length: 200 }, (_, index) => orchestrator.send(invoices[index % 20]!.id));
    const kinds = (await Promise.all(runs)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === InvoiceResultKind.Sent)).toHaveLength(20);
    expect(new Set(kinds).size).toBeLessThanOrEqual(3);
  });

  it('says what is wrong with a row, and leaves it as it is', async () => {
    const orchestrator = new TransactionalPaymentOrchestrator(
      new PaymentOrchestrator(new KyselyPaymentStore(), { charge: () => Promise.reject(new Error('charged')) }),
      new KyselyPaymentUnitOfWork(opened.db),
    );
    const [payment] = payments;
    await opened.db
      .insertInto('payment')
      .values({ id: payment!.id, amount: -5, verified: sql`false`, paid: sql`false` })
      .execute();
    expect(await orchestrator.process(payment!.id)).toEqual({
      kind: PaymentResultKind.Unreadable,
      paymentId: payment!.id,
      problems: [expect.stringMatching(/^payment\.amount: /)],
    });
    expect(Number((await opened.db.selectFrom('payment').selectAll().executeTakeFirstOrThrow()).amount)).toBe(-5);
  });

  it('refuses tables of another version, and a database without any', async () => {
    const run = () =>
      new KyselyPaymentUnitOfWork(opened.db).run({ done: true }, () => Promise.resolve({ kind: 'done' }));
    await opened.db.updateTable('payment_schema').set({ version: 'old' }).execute();
    await expect(run()).rejects.toThrow(/payment is of version old, .* change the table as payment\.kysely\.sql says/);
    await opened.db.schema.dropTable('payment_schema').execute();
    await expect(run()).rejects.toThrow('apply payment.kysely.sql');
  });
});

describe.runIf(process.env['STORES_POSTGRES'] !== undefined)('only PostgreSQL', () => {
  let opened: OpenDatabase<any>;
  const pgPool = () => findDatabases()[0]!.open<any>();

  beforeAll(async () => {
    opened = await pgPool();
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
});

describe.runIf(process.env['STORES_SQLITE'] !== undefined)('only SQLite', () => {
  it('charges each of 20 payments once from several processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tacet-sqlite-'));
    const file = join(folder, 'payments.db');
    const { default: Sqlite } = await import('better-sqlite3');
    new Sqlite(file).exec(migrationOf('./payment/payment.kysely.sql')).close();
    const db = await openSqlite<any>(file);
    for (const payment of payments) {
      await new KyselyPaymentUnitOfWork(db).run({ done: true }, async (tx) => {
        await new KyselyPaymentStore().save(payment, tx);
        return { kind: 'done' };
      });
    }
    const worker = () =>
      promisify(execFile)(process.execPath, ['--import=tsx', 'worker.ts', file, ...ids], { cwd: import.meta.dirname });
    const outputs = await Promise.all([worker(), worker(), worker()]);
    const charged = outputs.flatMap(({ stdout }) => stdout.trim().split('\n')).filter((line) => line !== '');
    expect(charged.sort()).toEqual(ids);
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
});
