// Works on payments until all is done, or until it is killed at its n-th call: crashing.mjs <mode> <database> <n> <ids…>
import { DBOS } from '@dbos-inc/dbos-sdk';
import { Kysely, PostgresDialect } from 'kysely';
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

const [mode = '', database = '', killAt = '0', ...ids] = process.argv.slice(2);
const host = process.env['STORES_POSTGRES'];
const connection = { host, user: 'postgres', database };
const pool = new pg.Pool({ ...connection, max: 10 });
const db = new Kysely<PaymentDatabase>({ dialect: new PostgresDialect({ pool }) });
let left = Number(killAt);

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
    await pool.query('insert into charge (key, payment) values ($1, $2) on conflict do nothing', [
      idempotencyKey,
      paymentId,
    ]);
    return { kind: PaymentChargeOutcomeKind.Charged };
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

const unitOfWork = mortal(new KyselyPaymentUnitOfWork(db));
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
    const url = `postgresql://postgres@localhost/${database}_dbos?host=${encodeURIComponent(host ?? '')}`;
    const executorID = killAt === '0' ? 'local' : `killed-${killAt}`;
    DBOS.setConfig({ name: 'payments', systemDatabaseUrl: url, logLevel: 'error', executorID });
    await DBOS.launch();
    await Promise.all(paymentIds.map((id) => payments.process(id, `process-${id}`)));
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
