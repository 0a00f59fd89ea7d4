import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';

export async function placeOrder(store: OrderStore, order: Order) { // ✗ orchestrator-is-class
  if (order.total > 100) throw new Error('too much');
  return store.save(order);
}

export const closeOrder = async (store: OrderStore, order: Order) => { // ✗ orchestrator-is-class
  await store.close(order);
  return { kind: OrderResultKind.Closed, order };
};

export const cancelOrder = function (order: Order) { // ✗ orchestrator-is-class
  return order.total + 1;
};

export const orders = { // ✗ orchestrator-is-class
  async reopen(order: Order) {
    return order.isClosed ? order : null;
  },
};

export const handlers = { // ✗ orchestrator-is-class
  archive: async (order: Order) => order.archive(),
} satisfies Record<string, (order: Order) => unknown>;

async function shipOrder(order: Order) { // ✗ orchestrator-is-class
  return { kind: OrderResultKind.Shipped, order };
}

export { shipOrder };
