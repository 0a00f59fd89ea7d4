import { ReadingOrchestrator } from './fields-without-constructor.orchestrator.js';
import type { OrderGateway, OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class InheritedOrchestrator extends ReadingOrchestrator {
  protected readonly store: OrderStore;
  private readonly gateway: OrderGateway;

  constructor({ store, gateway }: { store: OrderStore; gateway: OrderGateway }) {
    super();
    this.store = store;
    this.gateway = gateway;
    Object.freeze(this);
  }

  override async archive(order: Order): Promise<OrderResult> {
    const read = await super.read(order);
    const announced = await this.announce(order);
    return this.store.archive(read, announced);
  }

  private async announce(order: Order) {
    return this.gateway.announce(order);
  }
}
