import { OrderResultKind } from './order.kinds.js';
import { OrderPlaced } from './order.events.js';
import { PlaceOrderIntent } from './order.intents.js';
import { OrderAccepted as Accepted } from './order.results.js';
import { Order } from './order.entity.js';
import type { OrderStore, OutboxGateway } from './order.ports.js';
import type { PlaceOrderResult } from './order.results.js';
import type { OrderRequest } from './order.values.js';

export class OrderOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly outbox: OutboxGateway,
  ) {}

  async place(request: OrderRequest, tx: Tx): Promise<PlaceOrderResult> {
    const order = Order.from(request);
    await this.store.save(order, tx);
    await this.outbox.publish(new OrderPlaced(order.id), tx);
    await this.outbox.plan(new PlaceOrderIntent(order), tx);
    return new Accepted(order.id);
  }

  async draft(request: OrderRequest): Promise<PlaceOrderResult> {
    const draft = await this.store.draft(request);
    return { kind: OrderResultKind.Drafted, draft } satisfies PlaceOrderResult;
  }
}
