import { OrderResultKind } from './order.kinds.js';
import type { Log, Metrics, OrderStore, Span, Tracer } from './order.ports.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class ObservingOrchestrator {
  constructor(
    private readonly store: OrderStore,
    private readonly logger: Log,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly tracer: Tracer,
    private readonly span: Span,
  ) {}

  async close(order: Order): Promise<OrderResult> {
    this.logger.info('closing order');
    this.logger.debug(`closing ${order.id} with ${order.total}`, { attempt: 1, forced: true });
    this.log.warn('slow', 250);
    await this.metrics.increment('orders.closed', 1);
    this.tracer.event(`close:${order.id}`);
    await this.store.save(order);
    this.span.end('done');
    return { kind: OrderResultKind.Closed, order };
  }
}
