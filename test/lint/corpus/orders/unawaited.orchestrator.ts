import { OrderResultKind } from './order.kinds.js';
import { priceOf } from './order-price.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class UnawaitedOrchestrator {
  constructor(private readonly store: OrderStore) {}

  async close(order: Order): Promise<OrderResult> {
    const price = priceOf(order);
    const pending = this.store.save(order);
    await pending;
    return order.close(price);
  }

  open(order: Order): Promise<OrderResult> {
    return openOrder(order);
  }

  async lazy(order: Order): Promise<OrderResult> {
    const { report } = await import('./order-report.js');
    const text = report(order);
    return { kind: OrderResultKind.Reported, text };
  }
}
