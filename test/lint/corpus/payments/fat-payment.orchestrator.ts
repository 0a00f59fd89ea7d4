import { PaymentResultKind } from './payment.kinds.js';
import type { PaymentGateway, PaymentStore } from './payment.ports.js';
import type { Payment } from './payment.entity.js';
import type { ProcessPaymentResult } from './payment.results.js';
import type { PaymentId } from './payment.values.js';

const LARGE = 10_000;

export class FatPaymentOrchestrator {
  constructor(
    private readonly store: PaymentStore,
    private readonly gateway: PaymentGateway,
  ) {
    Object.freeze(this);
  }

  async process(paymentId: PaymentId): Promise<ProcessPaymentResult> {
    const payment = await this.store.find(paymentId);
    if (payment.amount > LARGE && !payment.isVerified) { // ✗ no-if
      return { kind: PaymentResultKind.VerificationRequired, reason: 'large' }; // ✗ no-magic-strings «'large'»
    } else if (payment.amount === 0) {
      return { kind: PaymentResultKind.Skipped, paymentId };
    } else {
      await this.gateway.charge(payment.amount * 100, payment.currency ?? 'EUR'); // ✗ dumb-piping «payment.amount * 100» ✗ no-if «payment.currency ?? 'EUR'»
    }
    const fee = payment.amount > LARGE ? payment.amount * 0.02 : 0; // ✗ no-if «payment.amount > LARGE ? payment.amount * 0.02 : 0»
    payment.isUrgent && (await this.gateway.expedite(payment)); // ✗ no-if «payment.isUrgent && (await this.gateway.expedite(payment))»
    payment.note || this.store.annotate(payment); // ✗ no-if «payment.note || this.store.annotate(payment)»
    const owner = payment.customer?.owner?.id; // ✗ no-if «payment.customer?.owner?.id»
    const tag = payment.tags?.[owner]; // ✗ no-if «payment.tags?.[owner]»
    payment.fee ??= fee; // ✗ no-if «payment.fee ??= fee»
    payment.isOpen &&= payment.isValid; // ✗ no-if «payment.isOpen &&= payment.isValid»
    payment.isPaid ||= tag; // ✗ no-if «payment.isPaid ||= tag»
    return { kind: PaymentResultKind.Processed, paymentId };
  }

  async settle(payments: readonly Payment[]): Promise<ProcessPaymentResult> {
    for (let i = 0; i < payments.length; i++) { // ✗ no-if
      await this.gateway.settle(payments[i]); // ✗ no-if «payments[i]»
    }
    while (payments.length > 0) { // ✗ no-if
      await this.store.flush(payments);
    }
    do { // ✗ no-if
      await this.store.flush(payments);
    } while (this.store.isDirty(payments));
    for (const index in payments) { // ✗ no-if
      await this.gateway.settle(index);
    }
    for (;;) { // ✗ no-if
      return { kind: PaymentResultKind.Settled, payments };
    }
  }

  async route(payment: Payment): Promise<ProcessPaymentResult> {
    switch (true) { // ✗ no-if
      case payment.amount > LARGE:
        return this.store.queue(payment);
      default:
        return this.gateway.charge(payment);
    }
  }

  async byStatus(payment: Payment): Promise<ProcessPaymentResult> {
    switch (payment.status) { // ✗ no-if
      case 'open':
      case 'pending':
        return this.gateway.charge(payment);
      case 'closed':
        return this.store.archive(payment);
    }
  }

  async byRisk(payment: Payment): Promise<ProcessPaymentResult> {
    switch (this.gateway.rate(payment)) { // ✗ no-if
      case 1:
        return this.gateway.charge(payment);
      case 2:
        return this.store.queue(payment);
    }
  }

  async byOptionalKind(payment: Payment): Promise<ProcessPaymentResult> {
    switch (payment?.kind) { // ✗ no-if
      case PaymentResultKind.Open:
        return this.gateway.charge(payment);
      case PaymentResultKind.Closed:
        return this.store.archive(payment);
    }
  }
}
