import { Inject, Injectable, Traced } from '@nestjs/common';
import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

@Injectable({ scope: 'default', durable: true })
export class DecoratedOrchestrator {
  constructor(@Inject('ORDER_STORE') private readonly store: OrderStore) {}

  async close(order: Order): Promise<OrderResult> {
    await this.store.save(order);
    return { kind: OrderResultKind.Closed, order };
  }
}
