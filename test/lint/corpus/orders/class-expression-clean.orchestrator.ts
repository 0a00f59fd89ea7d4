import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export const ExpressedOrchestrator = class {
  constructor(private readonly store: OrderStore) {
    Object.freeze(this);
  }

  async close(order: Order): Promise<OrderResult> {
    await this.store.close(order);
    return { kind: OrderResultKind.Closed, order };
  }
};
