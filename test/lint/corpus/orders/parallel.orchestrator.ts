import { OrderResultKind } from './order.kinds.js';
import type { OrderStore, PriceGateway, StockGateway } from './order.ports.js';
import type { OrderResult } from './order.results.js';
import type { OrderId } from './order.values.js';

export class ParallelOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly prices: PriceGateway,
    private readonly stock: StockGateway,
  ) {}

  async prepare(orderId: OrderId): Promise<OrderResult> {
    const [order, prices, stock] = await Promise.all([
      this.store.find(orderId),
      this.prices.current(),
      this.stock.level(orderId),
    ]);
    const { priced, missing } = order.price(prices, stock);
    await Promise.allSettled([this.store.save(priced), this.store.saveMissing(missing)]);
    return { kind: OrderResultKind.Prepared, orderId };
  }

  async closeAll(orders: readonly Order[]): Promise<OrderResult> {
    await Promise.all(orders.map((order) => this.store.close(order)));
    await Promise.all(orders.map((order) => this.announce(order)));
    return { kind: OrderResultKind.Closed, orders };
  }

  private announce(order: Order): Promise<void> {
    return this.store.announce(order);
  }
}
