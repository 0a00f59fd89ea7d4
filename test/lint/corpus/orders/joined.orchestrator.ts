import { LineKind, OrderResultKind } from './order.kinds.js';
import type { Order } from './order.entity.js';
import type { OrderStore, StockGateway } from './order.ports.js';
import type { ReserveOrderResult } from './order.results.js';

// A join: every case ends in break (or continue), and the way goes on below.
export class JoinedOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly stock: StockGateway,
  ) {}

  async reserve(order: Order): Promise<ReserveOrderResult> {
    for (const line of order.lines()) {
      const intent = line.decide();
      switch (intent.kind) {
        case LineKind.Reserve:
          await this.stock.reserve(intent.sku, intent.count);
          break;
        case LineKind.Backorder:
          await this.stock.backorder(intent.sku);
          break;
        case LineKind.Ignore:
          continue;
      }
      await this.store.saveLine(line);
    }
    await this.store.save(order);
    return { kind: OrderResultKind.Reserved, order };
  }
}
