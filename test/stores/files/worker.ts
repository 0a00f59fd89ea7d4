// Processes every payment of an SQLite file, and prints the ones that it has charged.
import { setTimeout } from 'node:timers/promises';
import { openSqlite } from './databases.js';
import { PaymentChargeOutcomeKind } from './payment/payment.kinds.js';
import { KyselyPaymentStore, KyselyPaymentUnitOfWork, type PaymentDatabase } from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { paymentIdOf } from './payment/payment.values.js';

const [file = '', ...ids] = process.argv.slice(2);
const db = await openSqlite<PaymentDatabase>(file);
const gateway = {
  async charge({ idempotencyKey }: { readonly idempotencyKey: string }) {
    await setTimeout(2);
    console.log(idempotencyKey);
    return { kind: PaymentChargeOutcomeKind.Charged };
  },
};
const orchestrator = new TransactionalPaymentOrchestrator(
  new PaymentOrchestrator(new KyselyPaymentStore(), gateway),
  new KyselyPaymentUnitOfWork(db, { attempts: 10 }),
);
await Promise.all(ids.map((id) => orchestrator.process(paymentIdOf(id))));
await db.destroy();
