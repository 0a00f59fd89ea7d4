import { Payment } from './payment/payment.entity.js';
import { PaymentFetchKind } from './payment/payment.kinds.js';
import { KyselyPaymentStore } from './payment/payment.kysely.js';
import { amountOf } from './payment/payment.values.js';

/** Reads without a lock: what the races must be able to notice. */
export class UnlockedStore extends KyselyPaymentStore {
  override async fetch(...[paymentId, tx]: Parameters<KyselyPaymentStore['fetch']>) {
    const row = await tx.selectFrom('payment').selectAll().where('id', '=', paymentId).executeTakeFirstOrThrow();
    const payment = Payment.from({ id: paymentId, amount: amountOf(5), verified: false, paid: Boolean(row.paid) });
    return { kind: PaymentFetchKind.Found, payment };
  }
}
