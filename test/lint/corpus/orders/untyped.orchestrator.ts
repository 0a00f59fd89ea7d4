import { OrderResultKind } from './order.kinds.js';
import type { OrderStore } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export abstract class UntypedOrchestrator {
  constructor(protected readonly store: OrderStore) {}

  async missing(order: Order) { // ✗ explicit-results «missing»
    return this.store.close(order);
  }

  public async nothing(order: Order): Promise<void> { // ✗ explicit-results
    await this.store.close(order);
  }

  async flag(order: Order): Promise<boolean> { // ✗ explicit-results
    return this.store.isOpen(order);
  }

  text(order: Order): string { // ✗ explicit-results
    return order.note;
  }

  amount(order: Order): number { // ✗ explicit-results
    return order.total;
  }

  large(order: Order): bigint { // ✗ explicit-results
    return order.total;
  }

  anything(order: Order): any { // ✗ explicit-results
    return order.note;
  }

  mystery(order: Order): Promise<unknown> { // ✗ explicit-results
    return this.store.close(order);
  }

  thing(order: Order): object { // ✗ explicit-results
    return order;
  }

  stops(order: Order): never { // ✗ explicit-results
    return this.store.halt(order);
  }

  async maybe(order: Order): Promise<Order | undefined> { // ✗ explicit-results
    return this.store.next(order);
  }

  async nullable(order: Order): Promise<OrderResult | null> { // ✗ explicit-results
    return this.store.next(order);
  }

  async literal(order: Order): Promise<{ ok: boolean }> { // ✗ explicit-results
    return this.store.peek(order);
  }

  async literalUnion(order: Order): Promise<OrderResult | { error: Error }> { // ✗ explicit-results
    return this.store.peek(order);
  }

  names(order: Order): string[] { // ✗ explicit-results
    return order.names;
  }

  async numbers(order: Order): Promise<readonly number[]> { // ✗ explicit-results
    return this.store.numbers(order);
  }

  abstract later(order: Order): Promise<void>; // ✗ explicit-results

  abstract typed(order: Order): Promise<OrderResult>;

  find(order: Order): Promise<OrderResult>;
  find(order: Order, strict: Order): Promise<Order | null>; // ✗ explicit-results
  async find(order: Order, strict?: Order) {
    return this.store.find(order, strict);
  }

  private async hidden(order: Order) {
    await this.store.close(order);
    return { kind: OrderResultKind.Closed, order };
  }

  protected guarded(order: Order): void {
    this.store.close(order);
  }

  #secret(order: Order): boolean {
    return order.isOpen;
  }

  get isOpen(): boolean {
    return this.store.open;
  }
}
