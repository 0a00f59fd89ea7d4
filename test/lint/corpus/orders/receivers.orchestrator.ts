import { OrderResultKind } from './order.kinds.js';
import type { OrderIndex, OrderStore } from './order.ports.js';
import type { OrderResult } from './order.results.js';
import type { OrderId } from './order.values.js';

// Methods of a dependency may carry the names of transformers, guards and built-ins.
export class ReceiverOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly index: OrderIndex,
  ) {}

  async find(orderId: OrderId): Promise<OrderResult> {
    const order = await this.store.find(orderId);
    const listed = await this.index.filter(orderId);
    const known = await this.index.includes(orderId);
    const joined = await this.index.join(listed, known);
    await this.index.push(orderId);
    await this.store.replace(order, joined);
    const valid = await this.index.validateOrder(order);
    const ensured = this.index.ensureIndex(order);
    return { kind: OrderResultKind.Found, order, valid, ensured };
  }

  async query(orderId: OrderId): Promise<OrderResult> {
    const rows = await this.store.query().where(orderId).orderBy(orderId).execute();
    const found = order(rows);
    return { kind: OrderResultKind.Found, rows, found };
  }
}
