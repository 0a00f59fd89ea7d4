import { OrderFetchKind, OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { CloseOrderResult } from './order.results.js';
import type { OrderId } from './order.values.js';

export class GroupedOrchestrator {
  readonly #store: OrderStore;

  constructor(store: OrderStore) {
    this.#store = store;
    Object.freeze(this);
  }

  async close(orderId: OrderId): Promise<CloseOrderResult> {
    const fetched = await this.#store.find(orderId);
    switch (fetched.kind) {
      case OrderFetchKind.Missing:
      case OrderFetchKind.Archived:
        return fetched;
      case OrderFetchKind.Found: {
        const closed = fetched.order.close();
        await this.#store.save(closed);
        return { kind: OrderResultKind.Closed, orderId };
      }
    }
  }
}
