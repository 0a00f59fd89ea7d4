import { RefundKind } from './refund.kinds.js';
import type { RefundGateway, RefundPolicy, RefundStore } from './refund.ports.js';
import type { RefundResult } from './refund.results.js';
import type { RefundIds, RefundRequest } from './refund.values.js';
export type { RefundResult } from './refund.results.js';

/** A driver as it should be, in the spellings that good code has. */
abstract class Base {
  protected abstract readonly store: RefundStore;
}

export class RefundOrchestrator extends Base {
  protected override readonly store: RefundStore;

  constructor(
    store: RefundStore,
    private readonly gateway: RefundGateway,
    private readonly policy: RefundPolicy,
    private readonly logger: Logger,
  ) {
    super();
    this.store = store;
    Object.freeze(this);
  }

  async refund(request: RefundRequest): Promise<RefundResult> {
    const [fetched, rules] = await Promise.all([this.store.fetch(request.refundId), this.policy.load()]);
    switch (fetched.kind) {
      case RefundKind.Missing:
      case RefundKind.Unreadable:
        this.logger.warn('refund', { refundId: request.refundId, attempts: 3 });
        return fetched;
      case RefundKind.Found: {
        const decided = rules.decide(fetched.refund, request);
        switch (decided.kind) {
          case RefundKind.Refused:
            return decided;
          case RefundKind.Accepted: {
            const { state, intent } = decided;
            await this.gateway.execute(intent);
            await this.store.save(state);
            return { kind: RefundKind.Done, refundId: request.refundId, total: state.total };
          }
        }
      }
    }
  }

  async refundAll(ids: RefundIds): Promise<readonly RefundResult[]> {
    return Promise.all(ids.map((id) => this.refundOne(id)));
  }

  async *stream(ids: RefundIds): AsyncGenerator<RefundResult> {
    for await (const id of this.store.watch(ids)) {
      yield await this.refundOne(id);
    }
  }

  private async refundOne(id: RefundId): Promise<RefundResult> {
    return await this.refund({ refundId: id, source: RefundKind.Batch } as const);
  }
}
