import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult, ReplayResult } from './order.results.js';

export class StreamingOrchestrator {
  constructor(private readonly store: OrderStore) {}

  async replay(): Promise<ReplayResult> {
    for await (const order of this.store.stream()) {
      await this.close(order);
    }
    const [first, second] = await this.store.latest();
    const { id: orderId } = first;
    const next = second.lines[0];
    return { kind: OrderResultKind.Replayed, orderId, next };
  }

  async *closing(): AsyncGenerator<OrderResult> {
    for await (const order of this.store.stream()) {
      yield await this.close(order);
    }
  }

  private async close(order: Order): Promise<OrderResult> {
    const closed = order.close();
    await this.store.save(closed);
    return { kind: OrderResultKind.Closed, order };
  }
}
