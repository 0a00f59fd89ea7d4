import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class StaticOrchestrator {
  private constructor(private readonly store: OrderStore) {}

  static create(store: OrderStore): StaticOrchestrator { // ✗ orchestrator-is-class
    return new StaticOrchestrator(store);
  }

  static async run(store: OrderStore, order: Order): Promise<OrderResult> { // ✗ orchestrator-is-class
    return { kind: OrderResultKind.Placed, order, store };
  }

  async place(order: Order): Promise<OrderResult> {
    await this.store.save(order);
    return { kind: OrderResultKind.Placed, order };
  }
}
