import { assertNever } from './assert-never.js';
import { OrderResultKind } from './order.kinds.js';
import type { OrderPolicy, OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class NotGuardsOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly policy: OrderPolicy,
  ) {}

  async close(order: Order): Promise<OrderResult> {
    this.policy.validated(order);
    this.policy.ensured(order);
    await this.store.assertionsFor(order);
    this.policy.requirements(order);
    const verdict = this.policy.ensurePaid(order);
    const checked = await this.policy.validateLines(order);
    this.ensureListed(order);
    assertNever(order);
    await this.store.save(order, verdict, checked);
    return { kind: OrderResultKind.Closed, order };
  }

  private ensureListed(order: Order): void {
    void this.store.list(order);
  }
}
