import { PaymentKind } from './payment.kinds.js';
import type { PaymentHandlers, PaymentStore } from './payment.ports.js';
import type { Payment, PaymentEvent } from './payment.entity.js';
import type { HandlePaymentResult } from './payment.results.js';

export class TablePaymentOrchestrator {
  constructor(
    private readonly handlers: PaymentHandlers,
    private readonly store: PaymentStore,
  ) {}

  async handle(event: PaymentEvent): Promise<HandlePaymentResult> {
    return this.handlers[event.kind](event); // ✗ no-if
  }

  async handleAwaited(event: PaymentEvent): Promise<HandlePaymentResult> {
    const handler = this.handlers[event.kind]; // ✗ no-if «this.handlers[event.kind]»
    const label = event[event.field]; // ✗ no-if «event[event.field]»
    await this.store.save(event, handler, label);
    return { kind: PaymentKind.Handled, event };
  }

  async inline(event: PaymentEvent, payment: Payment): Promise<HandlePaymentResult> {
    return { paid: this.store.close(payment), open: this.store.keep(payment) }[event.kind]; // ✗ no-if
  }

  async branchy(payment: Payment): Promise<HandlePaymentResult> {
    return payment.isPaid // ✗ no-if
      ? { kind: PaymentKind.Paid, payment }
      : payment.isOpen
        ? { kind: PaymentKind.Open, payment }
        : { kind: PaymentKind.Unknown, payment };
  }

  async nested(payment: Payment): Promise<HandlePaymentResult> {
    if (payment.isPaid) { // ✗ no-if
      if (payment.isLate) return { kind: PaymentKind.Late, payment }; // ✗ no-if
    }
    this.handlers.audit?.(payment); // ✗ no-if «this.handlers.audit?.(payment)»
    const first = payment.lines[0];
    const answer = await this.store?.find(first); // ✗ no-if «this.store?.find(first)»
    return { kind: PaymentKind.Found, answer };
  }

  get busiest(): Payment {
    return this.store.peak ? this.store.peak : this.store.last; // ✗ no-if «this.store.peak ? this.store.peak : this.store.last»
  }

  set limit(value: Payment) {
    if (value) this.store.limit(value); // ✗ no-if
  }

  #pick(payment: Payment): Payment {
    return payment || this.store.last; // ✗ no-if «payment || this.store.last»
  }
}
