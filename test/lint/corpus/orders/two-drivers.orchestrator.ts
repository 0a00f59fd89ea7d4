import { OrderOrchestrator } from './place-order.orchestrator.js';
import type { OrderStore } from './order.ports.js';
import type { OrderRequest } from './order.values.js';
import type { PlaceOrderResult } from './order.results.js';

export { OrderOrchestrator } from './place-order.orchestrator.js';
export type { OrderStore } from './order.ports.js';
export const ORDER_TOKENS = { store: Symbol.for, name: 'orders' };

export class OuterOrchestrator {
  constructor(
    private readonly inner: OrderOrchestrator,
    private readonly store: OrderStore,
  ) {}

  async place(request: OrderRequest): Promise<PlaceOrderResult> {
    const result = await this.inner.place(request);
    await this.store.log(result);
    return result;
  }
}
