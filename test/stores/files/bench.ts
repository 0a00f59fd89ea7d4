// Transactions per second of the generated slice and of the same by hand, in turns; prints JSON.
import { performance } from 'node:perf_hooks';
import { type Kysely, sql } from 'kysely';
import { findDatabases } from './databases.js';
import { Payment } from './payment/payment.entity.js';
import { PaymentChargeOutcomeKind } from './payment/payment.kinds.js';
import {
  createPaymentTables,
  KyselyPaymentStore,
  KyselyPaymentUnitOfWork,
  type PaymentDatabase,
} from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { amountOf, paymentIdOf } from './payment/payment.values.js';

const [rounds = 9, size = 200] = process.argv.slice(2).map(Number);
const ids = Array.from({ length: size }, (_, index) =>
  paymentIdOf(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
);
const charge = () => Promise.resolve({ kind: PaymentChargeOutcomeKind.Charged });

/** What somebody would write who knows Kysely and this one case. */
function processByHand(db: Kysely<PaymentDatabase>, id: string, hasLocks: boolean) {
  return db.transaction().execute(async (tx) => {
    // SQLite has no locks for rows: as in the generated code, a write keeps other processes away.
    const payment = hasLocks
      ? await tx.selectFrom('payment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      : await tx.updateTable('payment').set({ id }).where('id', '=', id).returningAll().executeTakeFirst();
    if (payment === undefined) return 'not found';
    if (payment.paid) return 'processed';
    if (Number(payment.amount) > 10000 && !payment.verified) return 'verification required';
    await charge();
    await tx
      .updateTable('payment')
      .set({ paid: sql<boolean>`true` })
      .where('id', '=', id)
      .execute();
    return 'processed';
  });
}

const tables = [];
for (const { name, open } of findDatabases()) {
  const { db, close } = await open<PaymentDatabase>();
  await createPaymentTables(db);
  const unitOfWork = new KyselyPaymentUnitOfWork(db);
  const store = new KyselyPaymentStore();
  const orchestrator = new TransactionalPaymentOrchestrator(new PaymentOrchestrator(store, { charge }), unitOfWork);
  const ways = {
    generated: (id: (typeof ids)[number]) => orchestrator.process(id),
    byHand: (id: (typeof ids)[number]) => processByHand(db, id, name !== 'SQLite'),
  };
  const speeds = { generated: [] as number[], byHand: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['generated', 'byHand'] as const) : (['byHand', 'generated'] as const);
    for (const way of order) {
      await db.deleteFrom('payment').execute();
      await unitOfWork.run({ done: true }, async (tx) => {
        for (const id of ids) {
          await store.save(Payment.from({ id, amount: amountOf(5), verified: false, paid: false }), tx);
        }
        return { kind: 'done' };
      });
      const start = performance.now();
      for (const id of ids) await ways[way](id);
      if (round > 0) speeds[way].push((size / (performance.now() - start)) * 1000);
    }
  }
  tables.push({ name, ...speeds });
  await close();
}
console.log(JSON.stringify(tables));
