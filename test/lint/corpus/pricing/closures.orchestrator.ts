import { QuoteKind } from './quote.kinds.js';
import type { QuoteStore, TariffGateway } from './quote.ports.js';
import type { Quote, QuoteLine } from './quote.entity.js';
import type { QuoteResult } from './quote.results.js';

export class ClosureOrchestrator {
  constructor(
    private readonly store: QuoteStore,
    private readonly tariffs: TariffGateway,
  ) {}

  async price(quote: Quote): Promise<QuoteResult> {
    const discounted = (line: QuoteLine) => line.net * 0.9; // ✗ dumb-piping «(line: QuoteLine) => line.net * 0.9»
    function isLarge(line: QuoteLine): boolean { // ✗ dumb-piping
      return line.net > 1000; // ✗ dumb-piping «line.net > 1000»
    }
    const later = function (): void { // ✗ dumb-piping
      if (quote.isOpen) return; // ✗ no-if
    };
    const block = () => { // ✗ dumb-piping
      const half = quote.net / 2; // ✗ dumb-piping «quote.net / 2»
      return half;
    };
    await this.store.each(quote, (line) => line.close()); // ✗ dumb-piping «(line) => line.close()»
    await this.store.each(quote, (line) => this.tariffs.rate(line.net + 1)); // ✗ dumb-piping «(line) => this.tariffs.rate(line.net + 1)»
    await this.store.each(quote, discounted, isLarge, later, block);
    return { kind: QuoteKind.Priced, quote };
  }

  async immediately(quote: Quote): Promise<QuoteResult> {
    return (() => { // ✗ dumb-piping
      if (quote.isOpen) { // ✗ no-if
        return this.store.open(quote);
      }
      return this.store.close(quote);
    })();
  }

  async classic(quote: Quote): Promise<QuoteResult> {
    (function () { // ✗ dumb-piping
      quote.touched = true; // ✗ dumb-piping «quote.touched = true»
    })();
    return { kind: QuoteKind.Priced, quote };
  }

  async blocky(lines: readonly QuoteLine[]): Promise<QuoteResult> {
    const open = lines.filter((line) => { // ✗ dumb-piping
      if (line.isDone) return false; // ✗ no-if ✗ dumb-piping «false»
      return line.isOpen;
    });
    return { kind: QuoteKind.Filtered, open };
  }

  async defaults(quote: Quote, rounds = 3): Promise<QuoteResult> { // ✗ dumb-piping «rounds = 3»
    const { price = 0, note } = quote; // ✗ dumb-piping «price = 0»
    const [first = note] = quote.lines; // ✗ dumb-piping «first = note»
    for (let line of quote.lines) { // ✗ dumb-piping
      await this.store.save(line);
    }
    return { kind: QuoteKind.Priced, price, first, rounds };
  }

  async comma(quote: Quote): Promise<QuoteResult> {
    return (quote.net > 10, this.store.close(quote)); // ✗ dumb-piping
  }

  async swap(quote: Quote): Promise<QuoteResult> {
    const { first, second } = quote;
    [quote.first, quote.second] = [second, first]; // ✗ dumb-piping «[quote.first, quote.second] = [second, first]»
    return { kind: QuoteKind.Swapped, quote };
  }
}
