import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import PgBoss from 'pg-boss';
import { Payment } from './payment/payment.entity.js';
import { paymentRequested, paymentSettled } from './payment/payment.events.js';
import { PaymentChargeOutcomeKind, PaymentIntentKind } from './payment/payment.kinds.js';
import {
  createPaymentTables,
  KyselyPaymentStore,
  KyselyPaymentUnitOfWork,
  type PaymentDatabase,
} from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { KyselyPaymentExecutor, type PaymentEffects, paymentQueues, PaymentWorker } from './payment/payment.outbox.js';
import { pgliteDialect, pgliteQueue } from './payment/payment.pglite.js';
import type { PaymentChargeInput, PaymentChargeOutcome, PaymentGateway } from './payment/payment.ports.js';
import { PaymentRuntime, TransactionalPaymentRuntime } from './payment/payment.runtime.js';
import { amountOf, paymentIdOf, reasonOf } from './payment/payment.values.js';

/** A card that pays up to 5000, breaks at 6666, and remembers what it paid. */
class Card implements PaymentGateway {
  readonly charged: number[] = [];

  charge({ amount }: PaymentChargeInput): Promise<PaymentChargeOutcome> {
    if (amount === 6666) return Promise.reject(new Error('the line is dead'));
    if (amount > 5000) {
      return Promise.resolve({ kind: PaymentChargeOutcomeKind.ChargeDeclined, reason: reasonOf('over the limit') });
    }
    this.charged.push(amount);
    return Promise.resolve({ kind: PaymentChargeOutcomeKind.Charged });
  }
}

const id = (last: number) => paymentIdOf(`00000000-0000-4000-8000-00000000000${last.toString()}`);
const payment = (last: number, amount: number) =>
  Payment.from({ id: id(last), amount: amountOf(amount), verified: false, paid: false });
const say = (what: string, answer: string) => {
  console.log(`${what.padEnd(42)} → ${answer}`);
};

// PostgreSQL within this process: the dialect is all that another database would change.
const pglite = await PGlite.create();
const db = new Kysely<PaymentDatabase>({ dialect: pgliteDialect(pglite) });
await createPaymentTables(db);
const unitOfWork = new KyselyPaymentUnitOfWork(db);
const store = new KyselyPaymentStore();

const add = (payments: readonly Payment[]) =>
  unitOfWork.run({ added: true }, async (tx) => {
    for (const added of payments) await store.save(added, tx);
    return { kind: 'added' };
  });
const isPaid = async (last: number) => {
  const row = await db.selectFrom('payment').select('paid').where('id', '=', id(last)).executeTakeFirst();
  return row?.paid === true ? 'paid' : 'not paid, rolled back';
};

await runOrchestrator();
await runRuntime();
await db.destroy();

async function runOrchestrator(): Promise<void> {
  console.log('orchestrator, on PGlite: fetch, translate, decide, act, persist');
  await add([payment(1, 2500), payment(2, 20_000), payment(3, 9000), payment(4, 6666)]);
  const card = new Card();
  const orchestrator = new TransactionalPaymentOrchestrator(new PaymentOrchestrator(store, card), unitOfWork);
  const process = async (what: string, last: number) => {
    const { kind } = await orchestrator.process(id(last));
    say(what, `${kind}; ${await isPaid(last)}`);
  };
  await process('  process 2500', 1);
  await process('  process it once more', 1);
  await process('  process 20000, not verified', 2);
  await process('  process 9000, which the card declines', 3);
  await process('  process what is not there', 9);
  await orchestrator.process(id(4)).catch(async (error: unknown) => {
    say('  process 6666, at which the line dies', `throws ${String(error)}; ${await isPaid(4)}`);
  });
  say('  the card was charged', card.charged.join(', '));
}

async function runRuntime(): Promise<void> {
  console.log('runtime, on PGlite with pg-boss: load, step, save, execute');
  await add([payment(5, 1200)]);
  const boss = new PgBoss({ db: pgliteQueue(pglite) });
  await boss.start();
  await PaymentWorker.createQueues(boss);
  const runtime = new PaymentRuntime(new KyselyPaymentExecutor(boss));
  const payments = new TransactionalPaymentRuntime(runtime, unitOfWork);
  const request = async (what: string, last: number) => {
    const { kind } = await payments.run(id(last), paymentRequested());
    say(what, kind);
  };
  await request('  requested, 1200', 5);
  await request('  requested, 20000, not verified', 2);
  await request('  requested, what is not there', 9);
  const { rows } = await pglite.query<{ kind: string }>(
    `select data -> 'intent' ->> 'kind' as kind from pgboss.job where name = $1 order by created_on`,
    [paymentQueues.effects],
  );
  say('  the outbox holds', rows.map(({ kind }) => kind).join(', '));

  const card = new Card();
  const settled = new Promise<void>((resolve) => {
    const effects: PaymentEffects = {
      async carryOut({ paymentId, intent }) {
        if (intent.kind === PaymentIntentKind.Nothing) resolve();
        if (intent.kind !== PaymentIntentKind.Process) return undefined;
        await card.charge({ amount: intent.newState.amount, idempotencyKey: paymentId });
        return paymentSettled();
      },
    };
    void new PaymentWorker(boss, effects, runtime, unitOfWork).start({ pollingIntervalSeconds: 0.5 });
  });
  await settled;
  say('  a worker delivers; the card was charged', card.charged.join(', '));
  await boss.stop({ graceful: false });
}
