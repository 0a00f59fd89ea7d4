// The payment slice as somebody writes it who knows Kysely and this one case, and wants the same guarantees.
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { PaymentDatabase } from './payment/payment.kysely.js';

const attempts = 3;
const bit = z.literal([0, 1]).transform(Boolean);
const rowSchema = z.object({
  id: z.uuid(),
  amount: z.coerce.number().pipe(z.int().min(1)),
  verified: z.union([z.boolean(), bit]),
  paid: z.union([z.boolean(), bit]),
});

type Charge = (input: { amount: number; idempotencyKey: string }) => Promise<{ kind: string }>;

/** Charges and saves a payment, once, in one transaction. */
export async function processByHand(
  db: Kysely<PaymentDatabase>,
  hasLocks: boolean,
  charge: Charge,
  id: string,
  attempt = 1,
): Promise<string> {
  let isCommitting = false;
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await payIn(tx, hasLocks, charge, id);
      isCommitting = true;
      return result;
    });
  } catch (error) {
    if (error instanceof NotPaid) return error.message;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (isCommitting && /^(?:08...|57P0[123]|ECONNRESET|EPIPE)$/u.test(code)) throw new Error('Was it committed?');
    if (attempt === attempts || !/^(?:40001|40P01|SQLITE_BUSY.*)$/u.test(code)) throw error;
    return processByHand(db, hasLocks, charge, id, attempt + 1);
  }
}

/** Ends the transaction without a change. */
class NotPaid extends Error {}

async function payIn(tx: Transaction<PaymentDatabase>, hasLocks: boolean, charge: Charge, id: string) {
  // SQLite has no locks for rows: as in the generated code, a write keeps other processes away.
  const row = hasLocks
    ? await tx.selectFrom('payment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : await tx.updateTable('payment').set({ id }).where('id', '=', id).returningAll().executeTakeFirst();
  if (row === undefined) throw new NotPaid('not found');
  const payment = rowSchema.safeParse(row);
  if (!payment.success) throw new NotPaid(`unreadable: ${payment.error.message}`);
  const { amount, verified, paid } = payment.data;
  if (paid) return 'processed';
  if (amount > 10000 && !verified) throw new NotPaid('verification required');
  const { kind } = await charge({ amount, idempotencyKey: id });
  if (kind !== 'charged') throw new NotPaid('declined');
  const changes = { amount, verified: sql.lit(verified), paid: sql.lit(true) };
  await tx.updateTable('payment').set(changes).where('id', '=', id).execute();
  return 'processed';
}
