import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Invoice } from './invoicing/invoice.entity.js';
import { invoiceIdOf } from './invoicing/invoice.values.js';
import { Payment } from './payment/payment.entity.js';
import { PaymentChargeOutcomeKind, PaymentResultKind } from './payment/payment.kinds.js';
import { KyselyPaymentStore, KyselyPaymentUnitOfWork } from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { amountOf, paymentIdOf } from './payment/payment.values.js';
import { CurrencyKind } from './shared/money.kinds.js';
import { centsOf } from './shared/money.values.js';

export const ids = Array.from({ length: 20 }, (_, index) => `00000000-0000-4000-8000-0000000000${String(index + 10)}`);

export const payments = ids.map((id) =>
  Payment.from({ id: paymentIdOf(id), amount: amountOf(5), verified: false, paid: false }),
);

export const invoices = ids.map((id) =>
  Invoice.from({
    id: invoiceIdOf(id),
    total: centsOf(1),
    currency: CurrencyKind.EUR,
    labels: [] as never,
    sent: false,
  }),
);

/** The text of a generated migration. */
export function migrationOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** Adds payments, one transaction each. */
export async function addPayments(db: Kysely<any>, added: readonly Payment[] = payments): Promise<void> {
  const unitOfWork = new KyselyPaymentUnitOfWork(db);
  for (const payment of added) {
    await unitOfWork.run({ done: true }, async (tx) => {
      await new KyselyPaymentStore().save(payment, tx);
      return { kind: 'done' };
    });
  }
}

/** Processes 20 payments 200 times, all at a time; answers with the keys that were charged. */
export async function race(db: Kysely<any>, store: KyselyPaymentStore): Promise<readonly string[]> {
  await addPayments(db);
  const charged: string[] = [];
  const gateway = {
    async charge({ idempotencyKey }: { readonly idempotencyKey: string }) {
      charged.push(idempotencyKey);
      await setTimeout(2);
      return { kind: PaymentChargeOutcomeKind.Charged };
    },
  };
  const unitOfWork = new KyselyPaymentUnitOfWork(db);
  const orchestrator = new TransactionalPaymentOrchestrator(new PaymentOrchestrator(store, gateway), unitOfWork);
  const runs = Array.from({ length: 200 }, (_, index) => orchestrator.process(payments[index % 20]!.id));
  const results = await Promise.all(runs);
  const isFine = results.every(({ kind }) => kind === PaymentResultKind.Processed);
  const stored = await db.selectFrom('payment').selectAll().execute();
  const paid = stored.filter((row) => Boolean(row.paid));
  if (!isFine || paid.length !== 20) throw new Error(`${paid.length} payments are paid`);
  return charged.sort();
}
