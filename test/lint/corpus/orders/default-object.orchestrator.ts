import type { Order } from './order.entity.js';

export default { // ✗ orchestrator-is-class
  place(order: Order): Order {
    return order;
  },
};
