// Times of transactions of the generated slice and of the same by hand, in turns; prints milliseconds as JSON.
import { performance } from 'node:perf_hooks';
import { processByHand } from './by-hand.js';
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

const [rounds = 10, size = 200] = process.argv.slice(2).map(Number);
const ids = Array.from({ length: size }, (_, index) =>
  paymentIdOf(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
);
const charge = () => Promise.resolve({ kind: PaymentChargeOutcomeKind.Charged });

const tables = [];
for (const { name, open } of findDatabases()) {
  const { db, close } = await open<PaymentDatabase>();
  await createPaymentTables(db);
  const unitOfWork = new KyselyPaymentUnitOfWork(db);
  const store = new KyselyPaymentStore();
  const orchestrator = new TransactionalPaymentOrchestrator(new PaymentOrchestrator(store, { charge }), unitOfWork);
  const ways = {
    generated: (id: (typeof ids)[number]) => orchestrator.process(id),
    byHand: (id: (typeof ids)[number]) => processByHand(db, name !== 'SQLite', charge, id),
  };
  const times = { generated: [] as number[], byHand: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    await db.deleteFrom('payment').execute();
    await unitOfWork.run({ done: true }, async (tx) => {
      for (const id of ids) {
        await store.save(Payment.from({ id, amount: amountOf(5), verified: false, paid: false }), tx);
      }
      return { kind: 'done' };
    });
    // In turns, transaction by transaction: what else the machine does slows both alike.
    for (const [index, id] of ids.entries()) {
      const way = index % 2 === 0 ? 'generated' : 'byHand';
      const start = performance.now();
      await ways[way](id);
      if (round > 0) times[way].push(performance.now() - start);
    }
  }
  tables.push({ name, ...times });
  await close();
}
console.log(JSON.stringify(tables));
