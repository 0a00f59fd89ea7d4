import { StayResultKind } from './stay.kinds.js';
import type { StayStore } from './stay.ports.js';
import type { Stay } from './stay.entity.js';
import type { StayResult } from './stay.results.js';

export class GeneratorOrchestrator {
  constructor(private readonly store: StayStore) {}

  async *closing(stays: AsyncIterable<Stay>): AsyncGenerator<StayResult> {
    for await (const stay of stays) {
      if (stay.isOpen) yield this.store.close(stay); // ✗ no-if
    }
    yield { kind: 'done' }; // ✗ no-magic-strings «'done'»
  }

  *numbers() { // ✗ explicit-results «numbers»
    yield this.store.first;
  }

  async ['close'](stay: Stay): Promise<void> { // ✗ explicit-results
    await this.store.close(stay);
  }

  async generic<T extends Stay>(stay: T): Promise<T | null> { // ✗ explicit-results
    return this.store.find<T>(stay);
  }

  async paged(stay: Stay): Promise<Array<string>> { // ✗ explicit-results
    return this.store.names(stay);
  }

  async either(stay: Stay): Promise<StayResult> | undefined { // ✗ explicit-results
    return this.store.close(stay);
  }
}
