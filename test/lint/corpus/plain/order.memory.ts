import { Order } from './order.entity.js';
import { OrderStore } from './order.store.js';

export class MemoryOrderStore implements OrderStore {
  rows = new Map<string, Order>();

  async find(id: string): Promise<Order | undefined> {
    const row = this.rows.get(id);
    if (!row) throw new Error('not found');
    return row;
  }
}
