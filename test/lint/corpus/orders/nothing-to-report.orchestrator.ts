import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export interface OrderOptions {
  readonly retries: number;
  readonly mode: 'fast' | 'slow';
}

export type OrderPair = readonly [Order, Order];

export class NothingOrchestrator {
  constructor(private readonly store: OrderStore) {}

  async touch(order: Order, parent: Order): Promise<OrderResult> {
    const nothing = null;
    const missing = undefined;
    void this.store.touch(order, nothing, missing);
    const { lines, owner: { name } } = order;
    const [head, , tail] = lines;
    const pair = [head, tail];
    const options = { order, parent, nested: { name, pair }, kind: OrderResultKind.Touched };
    await this.store.save(order.lines[0], options, parent.total());
    return { kind: OrderResultKind.Touched, view: order.view };
  }
}
