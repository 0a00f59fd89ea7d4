'use strict';
import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class WordOrchestrator {
  constructor(private readonly store: OrderStore) {}

  async fetch(order: Order): Promise<OrderResult> {
    const process = await this.store.process(order);
    const console = process.env;
    const performance = console.log(process);
    return { kind: OrderResultKind.Fetched, performance };
  }

  async compute(order: Order, fetch: OrderFetch, crypto: OrderCrypto): Promise<OrderResult> {
    const answer = fetch(order);
    const hash = crypto.subtle(answer);
    const date = order.Date.now();
    const random = order.Math.random();
    return { kind: OrderResultKind.Computed, hash, date, random };
  }
}
