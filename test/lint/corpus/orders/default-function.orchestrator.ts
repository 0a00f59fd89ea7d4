import type { OrderStore } from './order.ports.js';

export default async function runOrders(store: OrderStore): Promise<void> { // ✗ orchestrator-is-class
  while (true) await store.next();
}
