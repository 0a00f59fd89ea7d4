import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export abstract class ReadingOrchestrator {
  protected abstract readonly store: OrderStore;

  abstract archive(order: Order): Promise<OrderResult>;

  async read(order: Order): Promise<OrderResult> {
    return this.store.read(order);
  }
}
