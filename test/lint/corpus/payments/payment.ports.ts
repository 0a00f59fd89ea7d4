import type { Payment } from './payment.entity.js';
import type { FindPaymentResult } from './payment.results.js';
import type { PaymentId } from './payment.values.js';

export interface PaymentStore {
  find(paymentId: PaymentId, tx?: Tx): Promise<FindPaymentResult>;
  save(payment: Payment): Promise<void>;
  search(text: string, limit: number): Promise<readonly Payment[]>;
}

export interface PaymentGateway {
  charge(amount: number, currency: string): Promise<void>;
  readonly name: string;
  readonly refund: (paymentId: PaymentId, note: string) => Promise<void>;
}
