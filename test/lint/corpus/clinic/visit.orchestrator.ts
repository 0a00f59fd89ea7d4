import { VisitKind, VisitResultKind } from './visit.kinds.js';
import type { Visit } from './visit.entity.js';
import type { VisitGateway, VisitStore } from './visit.ports.js';
import type { VisitResult } from './visit.results.js';
import type { VisitId } from './visit.values.js';

// Every spelling that looks like logic and is none.
@Injectable()
export class VisitOrchestrator extends Base<VisitStore> implements Handler<Visit, VisitResult> {
  readonly #gateway: VisitGateway;
  declare private readonly brand: Brand;
  protected readonly audit?: VisitAudit;

  constructor(
    protected readonly store: VisitStore,
    gateway: VisitGateway,
  ) {
    super(store);
    this.#gateway = gateway;
    Object.freeze(this);
  }

  async handle(visitId: VisitId): Promise<VisitResult> {
    const loaded = await this.store.load(visitId);
    switch (loaded.kind) {
      case VisitKind.Missing:
        return { kind: VisitResultKind.NotFound, visitId };
      case VisitKind.Open:
      case VisitKind.Planned: {
        const { visit } = loaded;
        const decision = visit.close();
        switch (decision.kind) {
          case VisitKind.Closed:
            return this.close(visit);
          case VisitKind.Refused:
            return { kind: VisitResultKind.Refused, reason: decision.reason } satisfies VisitResult;
        }
      }
    }
  }

  async *stream(visits: AsyncIterable<Visit>): AsyncIterable<VisitResult> {
    for await (const visit of visits) yield* this.each(visit);
  }

  async all(visits: readonly Visit[]): Promise<VisitResult> {
    outer: for (const visit of visits) {
      const closed = await this.#gateway.close(visit);
      switch (closed.kind) {
        case VisitKind.Open:
          continue outer;
        case VisitKind.Closed:
          await this.store.save(visit);
          break;
        case VisitKind.Refused:
          break outer;
      }
    }
    await Promise.allSettled([this.store.flush(), this.#gateway.flush()]);
    return { kind: VisitResultKind.Closed, first: visits[0], named: visits['first'] };
  }

  async scoped(visitId: VisitId): Promise<VisitResult> {
    await using lease = await this.store.lease(visitId);
    using span = this.store.open(lease);
    const module = await import('./visit.extras.js');
    return this.finish(span, module, null, void 0); // ✗ dumb-piping «0»
  }

  private close(visit: Visit): Promise<VisitResult> {
    return this.unitOfWork.run(async (tx) => this.store.save(visit, tx));
  }

  protected each<V extends Visit>(visit: V): AsyncIterable<VisitResult> {
    return this.#gateway.stream<V>(visit);
  }
}
