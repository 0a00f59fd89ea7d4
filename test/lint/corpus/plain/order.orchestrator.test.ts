import { OrderOrchestrator } from './order.orchestrator.js';

test('places', async () => {
  const orders = new OrderOrchestrator({ save: () => Promise.reject(new Error('no')) });
  await expect(orders.place({ kind: 'order', id: 'o-1' })).rejects.toThrow();
});
