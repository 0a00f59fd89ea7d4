import * as results from './order.results.js';
import { OrderPlaced as Placed } from './order.results.js';
import { OrderEvent } from './order.events.js';
import { PlaceOrderIntent } from './order.intents.js';
import { Order, OrderLine } from './order.entity.js';
import { Map } from './atlas.entity.js';
import { Money } from './order.values.js';
import type { OrderStore } from './order.ports.js';

export class ConstructingOrchestrator {
  constructor(private readonly store: OrderStore) {}

  async place(order: Order): Promise<results.PlaceOrderResult> {
    const created = new Order(order.id); // ✗ no-entity-new «new Order(order.id)»
    await this.store.save(new OrderLine(order.sku, 1, 'piece')); // ✗ no-entity-new «new OrderLine(order.sku, 1, 'piece')»
    const money = new Money(order.total); // ✗ no-entity-new «new Money(order.total)»
    const map = new Map(); // ✗ no-entity-new «new Map()»
    const local = new LocalDraft(order); // ✗ no-entity-new «new LocalDraft(order)»
    const reflected = Reflect.construct(Order, [order.id]); // ✗ no-entity-new «Reflect.construct(Order, [order.id])»
    const chosen = new (order.isBulk ? BulkOrder : Order)(order.id); // ✗ no-entity-new
    const anonymous = new (class {})(); // ✗ no-entity-new
    const event = new OrderEvent(created, money, map, local);
    const intent = new PlaceOrderIntent(event, reflected, chosen);
    await this.store.publish(intent, anonymous);
    return new Placed(order.id);
  }

  async cancel(order: Order): Promise<results.CancelOrderResult> {
    const again = Order.from(order);
    await this.store.save(again);
    return new results.OrderCancelled(order.id);
  }
}
