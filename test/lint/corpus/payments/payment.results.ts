import type { PaymentResultKind } from './payment.kinds.js';
import type { Payment } from './payment.entity.js';
import type { PaymentId } from './payment.values.js';

export interface PaymentProcessed {
  readonly kind: typeof PaymentResultKind.Processed;
  readonly paymentId: PaymentId;
}

export interface VerificationRequired {
  readonly kind: PaymentResultKind.VerificationRequired;
  readonly reason: 'large' | 'unverified';
}

export type PaymentFound = { readonly kind: typeof PaymentFetchKind.Found; readonly payment: Payment };
export type ProcessPaymentResult = PaymentProcessed | VerificationRequired;
