import { QuoteKind } from './quote.kinds.js';
import type { QuoteStore, TariffGateway } from './quote.ports.js';
import type { Quote, QuoteRequest } from './quote.entity.js';
import type { QuoteResult } from './quote.results.js';

export class QuoteOrchestrator {
  private readonly store: QuoteStore;
  private readonly tariffs: TariffGateway;

  constructor(store: QuoteStore, tariffs: TariffGateway) {
    this.store = store;
    this.tariffs = tariffs;
  }

  async price(request: QuoteRequest): Promise<QuoteResult> {
    let total = 0; // ✗ dumb-piping
    var count; // ✗ dumb-piping
    const tariff = await this.tariffs.find(request.region);
    total = tariff.base; // ✗ dumb-piping «total = tariff.base»
    total += tariff.surcharge; // ✗ dumb-piping «total += tariff.surcharge»
    count++; // ✗ dumb-piping «count++»
    --count; // ✗ dumb-piping «--count»
    const net = tariff.base + tariff.surcharge; // ✗ dumb-piping «tariff.base + tariff.surcharge»
    const rest = tariff.base % tariff.step; // ✗ dumb-piping «tariff.base % tariff.step»
    const square = tariff.base ** tariff.step; // ✗ dumb-piping «tariff.base ** tariff.step»
    const flags = tariff.flags | tariff.mask; // ✗ dumb-piping «tariff.flags | tariff.mask»
    const shifted = tariff.flags << tariff.mask; // ✗ dumb-piping «tariff.flags << tariff.mask»
    const isLarge = tariff.base >= tariff.limit; // ✗ dumb-piping «tariff.base >= tariff.limit»
    const isSame = tariff.base !== tariff.limit; // ✗ dumb-piping «tariff.base !== tariff.limit»
    const has = tariff.field in tariff; // ✗ dumb-piping «tariff.field in tariff»
    const isError = tariff instanceof Tariff; // ✗ dumb-piping «tariff instanceof Tariff»
    const negative = -net; // ✗ dumb-piping «-net»
    const positive = +net; // ✗ dumb-piping «+net»
    const inverse = ~flags; // ✗ dumb-piping «~flags»
    const isSmall = !isLarge; // ✗ dumb-piping «!isLarge»
    const isBoth = !!isSame; // ✗ dumb-piping «!!isSame»
    const type = typeof rest; // ✗ dumb-piping «typeof rest»
    delete tariff.limit; // ✗ dumb-piping «delete tariff.limit»
    const greeting = 'Dear ' + request.name; // ✗ dumb-piping «'Dear ' + request.name»
    const subject = `Quote for ${request.name}`; // ✗ dumb-piping «`Quote for ${request.name}`»
    const copy = { ...request, total }; // ✗ dumb-piping «{ ...request, total }»
    const merged = { ...request, ...tariff, status: 'open', count: 3 }; // ✗ dumb-piping «{ ...request, ...tariff, status: 'open', count: 3 }»
    const lines = [...request.lines, tariff]; // ✗ dumb-piping «[...request.lines, tariff]»
    const cast = tariff as Quote; // ✗ dumb-piping «tariff as Quote»
    const double = tariff as unknown as Quote; // ✗ dumb-piping «tariff as unknown as Quote»
    const angle = <Quote>tariff; // ✗ dumb-piping «<Quote>tariff»
    const sure = tariff.quote!; // ✗ dumb-piping «tariff.quote!»
    const surer = tariff!.quote!.total; // ✗ dumb-piping
    await this.store.page(request, 20); // ✗ dumb-piping «20»
    await this.store.page(request, 20n); // ✗ dumb-piping «20n»
    await this.store.page(request, true, false); // ✗ dumb-piping «true» ✗ dumb-piping «false»
    await this.store.match(request, /^A-/u); // ✗ dumb-piping «/^A-/u»
    return { kind: QuoteKind.Priced, net, priority: 1 }; // ✗ dumb-piping «1»
  }
}
