import { PaymentFetchKind, PaymentIntentKind, PaymentResultKind } from './payment.kinds.js';
import type { PaymentGateway, PaymentStore } from './payment.ports.js';
import type { ProcessPaymentResult } from './payment.results.js';
import type { PaymentId } from './payment.values.js';

/** Coordinates; never decides. */
export class PaymentOrchestrator {
  constructor(
    private readonly store: PaymentStore,
    private readonly gateway: PaymentGateway,
  ) {
    Object.freeze(this);
  }

  async process(paymentId: PaymentId): Promise<ProcessPaymentResult> {
    const fetched = await this.store.find(paymentId);
    switch (fetched.kind) {
      case PaymentFetchKind.NotFound:
        return fetched;
      case PaymentFetchKind.Found: {
        const intent = fetched.payment.decideAction();
        switch (intent.kind) {
          case PaymentIntentKind.Process:
            await this.gateway.charge(intent.newState.amount);
            await this.store.save(intent.newState);
            return { kind: PaymentResultKind.Processed, paymentId };
          case PaymentIntentKind.RequireVerification:
            return { kind: PaymentResultKind.VerificationRequired, reason: intent.reason };
        }
      }
    }
  }
}
