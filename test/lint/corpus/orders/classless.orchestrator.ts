import type { Order } from './order.entity.js'; // ✗ orchestrator-is-class

export interface PlacesOrders {
  place(order: Order): Promise<void>;
}
