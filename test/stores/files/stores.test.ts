import { type IsolationLevel, sql } from 'kysely';
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
import { describeTransferStore } from './transfer/transfer.contract.js';
import { Transfer } from './transfer/transfer.entity.js';
import {
  BankSendOutcomeKind,
  TransferFetchKind,
  TransferResultKind,
  TransferStateKind,
} from './transfer/transfer.kinds.js';
import { createTransferTables, KyselyTransferStore, KyselyTransferUnitOfWork } from './transfer/transfer.kysely.js';
import {
  PreparedTransferOrchestrator,
  TransactionalTransferOrchestrator,
  TransferOrchestrator,
} from './transfer/transfer.orchestrator.js';
import { transferDelayed, transferRefused } from './transfer/transfer.results.js';
import { centsOf, receiptOf, type TransferId, transferIdOf } from './transfer/transfer.values.js';

describe.each(findDatabases())('$name', ({ name, open }) => {
  let opened: OpenDatabase<any>;

  beforeAll(async () => {
    opened = await open();
    await createPaymentTables(opened.db);
    await createAccountTables(opened.db);
    await createInvoiceTables(opened.db);
    await createTransferTables(opened.db);
  });

  beforeEach(async () => {
    for (const table of ['payment', 'account', 'invoice', 'transfer']) await opened.db.deleteFrom(table).execute();
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

  describeTransferStore('states', () =>
    Promise.resolve({ store: new KyselyTransferStore(), unitOfWork: new KyselyTransferUnitOfWork(opened.db) }),
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

  it('sends each of 20 transfers once in 200 runs at a time, and holds no lock meanwhile', async () => {
    const unitOfWork = new KyselyTransferUnitOfWork(opened.db);
    const store = new KyselyTransferStore();
    const transfers = ids.map((id) =>
      Transfer.from({ id: transferIdOf(id), cents: centsOf(1), state: TransferStateKind.Open }),
    );
    await unitOfWork.run({ done: true }, async (tx) => {
      for (const transfer of transfers) await store.save(transfer, tx);
      return { kind: 'done' };
    });
    const sent = new Set<string>();
    const bank = {
      async send({ idempotencyKey }: { readonly idempotencyKey: TransferId }) {
        // Whoever holds the row while the bank is asked would wait for itself here.
        const { state } = await unitOfWork.run({ done: true }, async (tx) => {
          const fetched = await store.fetch(idempotencyKey, tx);
          return { kind: 'done', state: fetched.kind === TransferFetchKind.Found ? fetched.transfer.state : '' };
        });
        expect(state).not.toBe(TransferStateKind.Open);
        sent.add(idempotencyKey);
        return { kind: BankSendOutcomeKind.Accepted, receipt: receiptOf('r') };
      },
    };
    const transactional = new TransactionalTransferOrchestrator(new TransferOrchestrator(store), unitOfWork);
    const orchestrator = new PreparedTransferOrchestrator(transactional, bank);
    const runs = Array.from({ length: 200 }, (_, index) => orchestrator.send(transfers[index % 20]!.id));
    const kinds = new Set((await Promise.all(runs)).map(({ kind }) => kind));
    expect([...kinds].every((kind) => kind === TransferResultKind.Sent || kind === TransferResultKind.Kept)).toBe(true);
    expect([...sent].sort()).toEqual(ids);
    const stored = await opened.db.selectFrom('transfer').selectAll().execute();
    expect(stored.map(({ state }) => state)).toEqual(ids.map(() => TransferStateKind.Sent));
  });

  it('commits of a transfer what its flow says, transaction by transaction', async () => {
    const unitOfWork = new KyselyTransferUnitOfWork(opened.db);
    const store = new KyselyTransferStore();
    const transfer = Transfer.from({ id: transferIdOf(ids[0]!), cents: centsOf(1), state: TransferStateKind.Open });
    await unitOfWork.run({ done: true }, async (tx) => {
      await store.save(transfer, tx);
      return { kind: 'done' };
    });
    const stateOf = async () => (await opened.db.selectFrom('transfer').selectAll().executeTakeFirstOrThrow()).state;
    const seen: unknown[] = [];
    const answers = [
      () => Promise.reject(new Error('the line is dead')),
      () => Promise.resolve({ kind: BankSendOutcomeKind.Unavailable }),
      () => Promise.resolve({ kind: BankSendOutcomeKind.Refused }),
    ];
    const bank = {
      async send() {
        seen.push(await stateOf());
        return answers.shift()!();
      },
    };
    const transactional = new TransactionalTransferOrchestrator(new TransferOrchestrator(store), unitOfWork);
    const orchestrator = new PreparedTransferOrchestrator(transactional, bank);
    await expect(orchestrator.send(transfer.id)).rejects.toThrow('the line is dead');
    expect(await stateOf()).toBe(TransferStateKind.Sending);
    expect(await orchestrator.send(transfer.id)).toEqual(transferDelayed());
    expect(await stateOf()).toBe(TransferStateKind.Sending);
    expect(await orchestrator.send(transfer.id)).toEqual(transferRefused({ transferId: transfer.id }));
    expect(await stateOf()).toBe(TransferStateKind.Refused);
    expect(await orchestrator.send(transfer.id)).toEqual(transferRefused({ transferId: transfer.id }));
    expect(seen).toEqual([1, 2, 3].map(() => TransferStateKind.Sending));
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

  it.runIf(name !== 'SQLite')(
    'isolates transactions as it is told, and goes on where that is not possible',
    async () => {
      const isolationIn = async (isolation: IsolationLevel) => {
        const unitOfWork = new KyselyPaymentUnitOfWork(opened.db, { isolation });
        const { level } = await unitOfWork.run({ done: true }, async (tx) => {
          const { rows } = await sql<{ transaction_isolation: string }>`show transaction_isolation`.execute(tx);
          return { kind: 'done', level: rows[0]?.transaction_isolation };
        });
        return level;
      };
      expect(await isolationIn('serializable')).toBe('serializable');
      await expect(isolationIn('snapshot')).rejects.toThrow('No transaction could be begun: ');
      expect(await isolationIn('read committed')).toBe('read committed');
    },
  );

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

  it('says that a database which is gone cannot be read, and runs nothing', async () => {
    const gone = await open<any>();
    await sql`select 1`.execute(gone.db);
    await gone.close();
    let runs = 0;
    const running = new KyselyPaymentUnitOfWork(gone.db).run({ done: true }, () => {
      runs += 1;
      return Promise.resolve({ kind: 'done' });
    });
    await expect(running).rejects.toThrow(/^The database cannot be read: /);
    expect(runs).toBe(0);
  });

  it('creates all tables, or none', async () => {
    // The table of payments is there, that of its version is not.
    await expect(createPaymentTables(opened.db)).rejects.toThrow('already exists');
    await expect(new KyselyPaymentUnitOfWork(opened.db).check()).rejects.toThrow('apply payment.kysely.sql');
  });
});
