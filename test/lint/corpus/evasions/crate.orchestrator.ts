import { CrateKind, CrateResultKind } from './crate.kinds.js';
import { crateFound } from './crate.results.js';
import type { Crate } from './crate.entity.js';
import type { CrateMetrics, CrateStore, UnitOfWork } from './crate.ports.js';
import type { CrateResult } from './crate.results.js';
import type { CrateId } from './crate.values.js';

export class CrateOrchestrator {
  readonly #store: CrateStore;
  protected readonly metrics: CrateMetrics;

  constructor(store: CrateStore, { metrics }: { metrics: CrateMetrics }) {
    this.#store = store;
    this.metrics = metrics;
    Object.freeze(this);
  }

  async open(crateId: CrateId, tx: Tx): Promise<CrateResult> {
    this.metrics.count(`opened ${crateId}`, 1);
    const fetched = await this.#store.fetch(crateId, tx);
    switch (fetched.kind) {
      case CrateKind.Missing:
      case CrateKind.Lost:
        return fetched;
      case CrateKind.Found: {
        const { crate } = fetched;
        const intent = crate.decide();
        switch (intent.kind) {
          case CrateKind.Open:
            await this.#store.save(intent.newState, tx);
            return crateFound(crateId);
          case CrateKind.Keep:
            return { kind: CrateResultKind.Kept, crateId, first: crate.items[0], nothing: null };
        }
      }
    }
  }

  async openAll(crates: readonly Crate[], tx: Tx): Promise<CrateResult> {
    await Promise.all(crates.map((crate) => this.openOne(crate)));
    await Promise.all([this.#store.lock(tx), this.#store.touch(tx)]);
    for await (const crate of this.#store.stream(tx)) await this.openOne(crate);
    return crateFound(tx);
  }

  private async openOne(crate: Crate): Promise<void> {
    await this.#store.save(crate);
  }
}

export class TransactionalCrateOrchestrator {
  private readonly work: UnitOfWork;
  private readonly crates: CrateOrchestrator;

  constructor(work: UnitOfWork, crates: CrateOrchestrator) {
    this.work = work;
    this.crates = crates;
  }

  async open(crateId: CrateId): Promise<CrateResult> {
    return await this.work.transaction(async (tx) => await this.crates.open(crateId, tx));
  }
}
