import { PaymentIntentKind, PaymentKind } from './payment.kinds.js';
import type { PaymentIntent } from './payment.intents.js';
import type { Amount, PaymentId } from './payment.values.js';

const LARGE = 10_000;

export class Payment {
  readonly kind = PaymentKind.Payment;

  private constructor(
    readonly id: PaymentId,
    readonly amount: Amount,
    readonly status: 'open' | 'closed',
    readonly isVerified = false,
  ) {}

  static from(props: PaymentProps): Payment {
    return new Payment(props.id, props.amount, props.status ?? 'open', props.isVerified);
  }

  decideAction(): PaymentIntent {
    if (this.amount.value > LARGE && !this.isVerified) {
      return { kind: PaymentIntentKind.RequireVerification, reason: `over ${String(LARGE)}` };
    }
    return { kind: PaymentIntentKind.Process, newState: this.close() };
  }

  private close(): Payment {
    return new Payment(this.id, this.amount, 'closed', this.isVerified);
  }
}
