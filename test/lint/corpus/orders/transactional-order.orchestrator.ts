import type { OrderOrchestrator } from './place-order.orchestrator.js';
import type { Database, UnitOfWork } from './order.ports.js';
import type { OrderRequest } from './order.values.js';
import type { PlaceOrderResult } from './order.results.js';

export class TransactionalOrderOrchestrator {
  constructor(
    private readonly orchestrator: OrderOrchestrator,
    private readonly unitOfWork: UnitOfWork,
    private readonly db: Database,
  ) {
    Object.freeze(this);
  }

  async place(request: OrderRequest): Promise<PlaceOrderResult> {
    return this.unitOfWork.run((tx) => this.orchestrator.place(request, tx));
  }

  async placeSafely(request: OrderRequest): Promise<PlaceOrderResult> {
    return await this.db.transaction(async (tx) => this.orchestrator.place(request, tx));
  }

  placePrisma(request: OrderRequest): Promise<PlaceOrderResult> {
    return this.db.$transaction((tx) => this.orchestrator.place(request, tx));
  }

  placeSerializable(request: OrderRequest): Promise<PlaceOrderResult> {
    return this.db.withTransaction(request.isolation, (tx) => this.orchestrator.place(request, tx));
  }
}
