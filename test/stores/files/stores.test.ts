import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeAccounts } from './account/account.contract.js';
import { createAccountTables, KyselyAccounts, KyselyAccountUnitOfWork } from './account/account.kysely.js';
import { findDatabases, type OpenDatabase } from './databases.js';
import { describeInvoiceStore } from './invoicing/invoice.contract.js';
import { InvoiceResultKind } from './invoicing/invoice.kinds.js';
import { createInvoiceTables, KyselyInvoiceStore, KyselyInvoiceUnitOfWork } from './invoicing/invoice.kysely.js';
import { InvoiceOrchestrator, TransactionalInvoiceOrchestrator } from './invoicing/invoice.orchestrator.js';
import { describePaymentStore } from './payment/payment.contract.js';
import { PaymentResultKind } from './payment/payment.kinds.js';
import { createPaymentTables, KyselyPaymentStore, KyselyPaymentUnitOfWork } from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { ids, invoices, payments, race } from './scenes.js';

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

  it('says what is wrong when the tables are of another version, of none, or not there, and runs nothing', async () => {
    let runs = 0;
    const run = () =>
      new KyselyPaymentUnitOfWork(opened.db).run({ done: true }, () => {
        runs += 1;
        return Promise.resolve({ kind: 'done' });
      });
    await opened.db.updateTable('payment_schema').set({ version: 'old' }).execute();
    await expect(run()).rejects.toThrow(/payment is of version old, .* change the table as payment\.kysely\.sql says/);
    await opened.db.deleteFrom('payment_schema').execute();
    await expect(run()).rejects.toThrow(/payment is of version unknown, and this code needs [0-9a-f]{12}: /);
    await opened.db.schema.dropTable('payment_schema').execute();
    await expect(run()).rejects.toThrow(/^The tables are not there, apply payment\.kysely\.sql: /);
    expect(runs).toBe(0);
  });

  it('creates all tables, or none', async () => {
    // The table of payments is there, that of its version is not.
    await expect(createPaymentTables(opened.db)).rejects.toThrow('already exists');
    await expect(new KyselyPaymentUnitOfWork(opened.db).check()).rejects.toThrow('apply payment.kysely.sql');
  });
});
