import type { Shelf } from './shelf.entity.js';
import { decideShelf } from './shelf.decision.js';
import { ShelfDecisionKind, ShelfLoadKind, ShelfResultKind } from './shelf.kinds.js';
import type { ShelfGateway, ShelfStore } from './shelf.ports.js';
import { ShelfClosed } from './shelf.results.js';
import type { ShelfResult } from './shelf.results.js';
import type { ShelfId, Tx } from './shelf.values.js';

export class ShelfOrchestrator {
  constructor(
    private readonly store: ShelfStore,
    private readonly gateway: ShelfGateway,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly logger: Logger,
  ) {
    Object.freeze(this);
  }

  async close(shelfId: ShelfId, tx: Tx): Promise<ShelfResult> {
    const loaded = await this.store.load(shelfId, tx);
    switch (loaded.kind) {
      case ShelfLoadKind.NotFound:
        return { kind: ShelfResultKind.NotFound, shelfId };
      case ShelfLoadKind.Found:
        return this.decide(loaded.shelf, tx);
    }
  }

  private async decide(shelf: Shelf, tx: Tx): Promise<ShelfResult> {
    const decision = decideShelf(shelf, this.clock.now(), this.ids.next());
    this.logger.info(`shelf ${shelf.name}: ${decision.kind}`, { shelf, count: 1 });
    switch (decision.kind) {
      case ShelfDecisionKind.Close: {
        const [saved, told] = await Promise.all([this.store.save(decision.shelf, tx), this.gateway.tell(shelf)]);
        await Promise.all(decision.books.map((book) => this.move(book)));
        return new ShelfClosed(saved, told);
      }
      case ShelfDecisionKind.Refuse:
        return { kind: ShelfResultKind.Refused, reason: decision.reason };
    }
  }

  private async move(book: Book): Promise<void> {
    await this.gateway.move({ book, to: [book.shelf, book.room], via: this.ids });
    void this.logger.debug('moved');
  }
}

export class TransactionalShelfOrchestrator {
  constructor(
    private readonly orchestrator: ShelfOrchestrator,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async close(shelfId: ShelfId): Promise<ShelfResult> {
    return this.unitOfWork.run((tx) => this.orchestrator.close(shelfId, tx));
  }
}
