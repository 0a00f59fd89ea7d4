import { OrderResultKind } from './order.kinds.js';
import { assertOpen, findOrThrow, validate } from './order-checks.js';
import type { OrderPolicy, OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { CloseOrderResult } from './order.results.js';

export class ThrowingOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly policy: OrderPolicy,
  ) {}

  async close(order: Order): Promise<CloseOrderResult> {
    assertOpen(order); // ✗ no-throw
    validate(order); // ✗ no-throw
    this.policy.ensurePaid(order); // ✗ no-throw
    await this.policy.requireOwner(order); // ✗ no-throw
    this.policy.validateLines(order); // ✗ no-throw
    const found = await this.store.getOrThrow(order.id); // ✗ no-throw
    const customer = await this.store.findOrFail(order.customerId); // ✗ no-throw
    const line = findOrThrow(order.lines); // ✗ no-throw
    await this.store.save(found, customer, line);
    return { kind: OrderResultKind.Closed, order };
  }

  async reopen(order: Order): Promise<CloseOrderResult> {
    if (order.isArchived) { // ✗ no-if
      throw new Error('archived: ' + order.id); // ✗ no-throw
    }
    throw new OrderNotFound(order.id); // ✗ no-throw
  }

  reject(order: Order): Promise<CloseOrderResult> {
    return Promise.reject(new Error('rejected')); // ✗ no-throw
  }

  rejectGlobally(order: Order): Promise<CloseOrderResult> {
    return globalThis.Promise.reject(order); // ✗ no-throw
  }

  rejectByName(order: Order): Promise<CloseOrderResult> {
    return Promise['reject'](order); // ✗ no-throw
  }

  async guarded(order: Order): Promise<CloseOrderResult> {
    try { // ✗ no-throw
      await this.store.save(order);
      await this.store.tag(order, 'closed');
      const total = order.net + order.tax; // ✗ dumb-piping «order.net + order.tax»
      return { kind: OrderResultKind.Closed, total };
    } catch (error) {
      if (error) { // ✗ no-if
        throw error;
      }
      throw new Error('could not close');
    }
  }

  async finished(order: Order): Promise<CloseOrderResult> {
    try { // ✗ no-throw
      return await this.store.close(order);
    } finally {
      await this.store.release(order);
    }
  }

  async deferred(order: Order): Promise<CloseOrderResult> {
    const fail = () => { // ✗ dumb-piping
      throw new Error('late'); // ✗ no-throw
    };
    await this.store.onTimeout(order, fail);
    return { kind: OrderResultKind.Closed, order };
  }

  private ensureOpen(order: Order): void {
    throw new Error(order.id); // ✗ no-throw
  }
}
