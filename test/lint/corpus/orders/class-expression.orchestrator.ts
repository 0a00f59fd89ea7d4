import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export const OrderOrchestrator = class {
  store: OrderStore; // ✗ dependencies-as-fields

  constructor(store: OrderStore) {
    this.store = store;
  }

  async place(order: Order) { // ✗ explicit-results «place»
    if (order.isOpen) await this.store.save(order); // ✗ no-if
    return { kind: OrderResultKind.Placed, order };
  }
};

export default class extends OrderOrchestrator {
  async count(order: Order): Promise<OrderResult> {
    return this.tally(order.lines.length - 1); // ✗ dumb-piping «order.lines.length - 1»
  }
}

namespace Archive {
  export class ArchiveOrchestrator {
    constructor(private readonly store: OrderStore) {}

    async archive(order: Order): Promise<OrderResult> {
      order.archived = true; // ✗ dumb-piping «order.archived = true»
      return this.store.save(order);
    }
  }
}
