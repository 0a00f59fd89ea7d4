import { QuoteKind } from './quote.kinds.js';
import type { Log, Metrics, QuoteStore, Tracer } from './quote.ports.js';
import type { Quote } from './quote.entity.js';
import type { QuoteResult } from './quote.results.js';

export class ObservedOrchestrator {
  readonly #logger: Log;

  constructor(
    logger: Log,
    private readonly metrics: Metrics,
    private readonly tracer: Tracer,
    private readonly store: QuoteStore,
    private readonly printer: Log,
  ) {
    this.#logger = logger;
  }

  async price(quote: Quote): Promise<QuoteResult> {
    this.#logger.info('pricing', { quote: quote.id, attempt: 1 });
    this.#logger.debug(`pricing ${quote.id}`);
    await this.metrics.increment('quotes.priced', 1);
    this.#logger.info(quote.note ?? 'no note'); // ✗ no-if «quote.note ?? 'no note'»
    this.metrics.gauge('open', quote.isOpen ? 1 : 0); // ✗ no-if «quote.isOpen ? 1 : 0»
    quote.isOpen && this.#logger.warn('open'); // ✗ no-if «quote.isOpen && this.#logger.warn('open')»
    const span = this.tracer.start('price'); // ✗ no-magic-strings «'price'»
    this.printer.info('priced'); // ✗ no-magic-strings «'priced'»
    await this.store.save(quote, span);
    return { kind: QuoteKind.Priced, quote };
  }
}
