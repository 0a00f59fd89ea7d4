import { PaymentResultKind } from './payment.kinds.js';
import type { PaymentEvent } from './payment.events.js';
import type { PaymentExecutor } from './payment.executor.js';
import type { ProcessPaymentResult } from './payment.results.js';
import type { PaymentId } from './payment.values.js';

export class PaymentRuntime {
  constructor(private readonly executor: PaymentExecutor) {
    Object.freeze(this);
  }

  async run(paymentId: PaymentId, event: PaymentEvent): Promise<ProcessPaymentResult> {
    const state = await this.executor.load(paymentId);
    const { state: next, intent } = state.handle(event);
    await this.executor.save(paymentId, next);
    await this.executor.execute(intent);
    return { kind: PaymentResultKind.Processed, paymentId };
  }
}

export class TransactionalPaymentRuntime {
  constructor(
    private readonly runtime: PaymentRuntime,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async run(paymentId: PaymentId, event: PaymentEvent): Promise<ProcessPaymentResult> {
    return this.unitOfWork.run((tx) => this.runtime.run(paymentId, event, tx));
  }
}
