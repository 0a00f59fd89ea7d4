import { OrderResultKind } from './order.kinds.js';
import type { OrderStore, UnitOfWork } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class UnitOfWorkOrchestrator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
  ) {}

  async close(order: Order): Promise<OrderResult> {
    return this.unitOfWork.run(async (tx) => {
      const closed = order.close();
      await this.store.save(closed, tx);
      return { kind: OrderResultKind.Closed, order };
    });
  }
}
