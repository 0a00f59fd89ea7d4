import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class OverloadedOrchestrator {
  constructor(private readonly store: OrderStore) {}

  find(order: Order): Promise<OrderResult>;
  find(order: Order, parent: Order): Promise<OrderResult>;
  async find(order: Order, parent?: Order) {
    return this.store.find(order, parent);
  }

  get last(): Order {
    return this.store.last;
  }

  get total(): number {
    return this.store.total;
  }

  private amount(order: Order): number {
    return order.total;
  }

  protected async announce(order: Order): Promise<void> {
    await this.store.announce(order);
  }

  #hidden() {
    return this.store.hidden();
  }
}
