// Works on payments until all is done, or until it is killed at its n-th call: crashing.mjs <mode> <database> <n> <ids…>
// A database is one of PostgreSQL, or a file of SQLite, whose name ends in .db.
import { DBOS } from '@dbos-inc/dbos-sdk';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { paymentRequested, paymentSettled } from './payment/payment.events.js';
import { DurablePaymentOrchestrator } from './payment/payment.dbos.js';
import { PaymentChargeOutcomeKind, PaymentIntentKind } from './payment/payment.kinds.js';
import { KyselyPaymentStore, KyselyPaymentUnitOfWork, type PaymentDatabase } from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { KyselyPaymentExecutor, paymentQueues, PaymentWorker, type PaymentDelivery } from './payment/payment.outbox.js';
import { PaymentRuntime, TransactionalPaymentRuntime } from './payment/payment.runtime.js';
import { paymentIdOf, type PaymentId } from './payment/payment.values.js';
import { DurableTransferOrchestrator } from './transfer/transfer.dbos.js';
import { BankSendOutcomeKind } from './transfer/transfer.kinds.js';
import { KyselyTransferStore, KyselyTransferUnitOfWork, type TransferDatabase } from './transfer/transfer.kysely.js';
import {
  PreparedTransferOrchestrator,
  TransactionalTransferOrchestrator,
  TransferOrchestrator,
} from './transfer/transfer.orchestrator.js';
import { receiptOf, transferIdOf } from './transfer/transfer.values.js';

const [mode = '', database = '', killAt = '0', ...ids] = process.argv.slice(2);
const host = process.env['STORES_POSTGRES'];
const connection = { host, user: 'postgres', database };
const pool = new pg.Pool({ ...connection, max: 10 });
const isSqlite = database.endsWith('.db');
const db = new Kysely<PaymentDatabase & TransferDatabase>({
  dialect: isSqlite ? new SqliteDialect({ database: await openFile(database) }) : new PostgresDialect({ pool }),
});
// Somebody else's system is not locked by our transactions.
const bankFile = isSqlite ? await openFile(database.replace(/\.db$/, '.bank')) : undefined;
let left = Number(killAt);

async function openFile(file: string) {
  const { default: Sqlite } = await import('better-sqlite3');
  return new Sqlite(file);
}

async function book(key: string, payment: string): Promise<void> {
  const text = 'insert into charge (key, payment) values ($1, $2) on conflict do nothing';
  if (bankFile === undefined) await pool.query(text, [key, payment]);
  else bankFile.prepare(text.replace('$1', '?').replace('$2', '?')).run(key, payment);
}

/** One of the moments at which the process may die. */
function mayDie(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

/** The same object, which may die before and after each of its calls. */
function mortal<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        mayDie();
        const mortals = given.map((argument) => (typeof argument === 'function' ? mortalWork(argument) : argument));
        const outcome: unknown = await Reflect.apply(member, target, mortals);
        mayDie();
        return outcome;
      };
    },
  });
}

/** The work of a transaction, which may die before the commit. */
function mortalWork(work: Function): (...given: unknown[]) => Promise<unknown> {
  return async (...given) => {
    const result: unknown = await work(...given);
    mayDie();
    return result;
  };
}

/** Somebody else's system: it charges once under one key, on a connection of its own. */
const bank = mortal({
  async charge({ idempotencyKey }: { readonly idempotencyKey: string }, paymentId: string = idempotencyKey) {
    await book(idempotencyKey, paymentId);
    return { kind: PaymentChargeOutcomeKind.Charged };
  },
  async send({ idempotencyKey }: { readonly idempotencyKey: string }) {
    await book(idempotencyKey, idempotencyKey);
    return { kind: BankSendOutcomeKind.Accepted, receipt: receiptOf('r') };
  },
});

const effects = {
  async carryOut({ paymentId, intent, idempotencyKey }: PaymentDelivery) {
    if (intent.kind !== PaymentIntentKind.Process) return undefined;
    await bank.charge({ idempotencyKey }, paymentId);
    return paymentSettled();
  },
};

async function isPaid(id: string): Promise<boolean> {
  return (await db.selectFrom('payment').select('paid').where('id', '=', id).executeTakeFirstOrThrow()).paid === true;
}

async function settle(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query("select 1 from pgboss.job where name = $1 and state < 'completed' limit 1", [
      paymentQueues.effects,
    ]);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function launch(): Promise<void> {
  const url = `postgresql://postgres@localhost/${database}_dbos?host=${encodeURIComponent(host ?? '')}`;
  const executorID = killAt === '0' ? 'local' : `killed-${killAt}`;
  DBOS.setConfig({ name: 'payments', systemDatabaseUrl: url, logLevel: 'error', executorID });
  await DBOS.launch();
}

const unitOfWork = mortal(new KyselyPaymentUnitOfWork(db));
const transfers = mortal(new KyselyTransferUnitOfWork(db));
const modes: Readonly<Record<string, (paymentIds: readonly PaymentId[]) => Promise<void>>> = {
  async orchestrator(paymentIds) {
    const orchestrator = new PaymentOrchestrator(mortal(new KyselyPaymentStore()), bank);
    const payments = new TransactionalPaymentOrchestrator(orchestrator, unitOfWork);
    await Promise.all(paymentIds.map((id) => payments.process(id)));
  },
  async durable(paymentIds) {
    const payments = new DurablePaymentOrchestrator({
      store: mortal(new KyselyPaymentStore()),
      gateway: bank,
      unitOfWork,
    });
    await launch();
    await Promise.all(paymentIds.map((id) => payments.process(id, `process-${id}`)));
    await DBOS.shutdown();
  },
  async prepared(paymentIds) {
    const orchestrator = new TransferOrchestrator(mortal(new KyselyTransferStore()));
    const transactional = new TransactionalTransferOrchestrator(orchestrator, transfers);
    const sending = new PreparedTransferOrchestrator(transactional, bank);
    await Promise.all(paymentIds.map((id) => sending.send(transferIdOf(id))));
  },
  async resumed(paymentIds) {
    const store = mortal(new KyselyTransferStore());
    const sending = new DurableTransferOrchestrator({ store, bankGateway: bank, unitOfWork: transfers });
    await launch();
    await Promise.all(paymentIds.map((id) => sending.send(transferIdOf(id), `send-${id}`)));
    await DBOS.shutdown();
  },
  async runtime(paymentIds) {
    const boss = new PgBoss({ ...connection, maintenanceIntervalSeconds: 1, monitorStateIntervalSeconds: 1 });
    boss.on('error', () => undefined);
    await boss.start();
    await PaymentWorker.createQueues(boss, { expireInSeconds: 2, retryLimit: 100, retryDelay: 0, retryBackoff: false });
    const runtime = new PaymentRuntime(mortal(new KyselyPaymentExecutor(boss)));
    await new PaymentWorker(boss, effects, runtime, unitOfWork).start({ pollingIntervalSeconds: 0.5 });
    const payments = new TransactionalPaymentRuntime(runtime, unitOfWork);
    process.send?.('ready');
    for (const id of paymentIds) if (!(await isPaid(id))) await payments.run(id, paymentRequested());
    await settle();
    await boss.stop({ graceful: false });
  },
};

await modes[mode]?.(ids.map((id) => paymentIdOf(id)));
process.exit(0);
