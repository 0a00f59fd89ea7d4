import { StockKind } from './stock.kinds.js';
import type { Item } from './stock.entity.js';
import type { StockGateway, StockStore } from './stock.ports.js';
import type { StockResult } from './stock.results.js';

// One finding for each statement, whatever syntax it hides behind.
export class SyntaxOrchestrator {
  readonly #handlers: Handlers;

  constructor(
    private readonly store: StockStore,
    private readonly gateway: StockGateway,
    handlers: Handlers,
  ) {
    this.#handlers = handlers;
  }

  async choices(item: Item, key: Key, flags: Flags): Promise<StockResult> {
    void (item.isFresh && (await this.store.restock(item))); // ✗ no-if «item.isFresh && (await this.store.restock(item))»
    await this.gateway.notify?.(item); // ✗ no-if
    await this.#handlers[item.type](item); // ✗ no-if
    await this.#handlers[item.kind]; // ✗ no-if
    await this.#handlers[`${item.kind}`](item); // ✗ no-if
    await this.#handlers[StockKind.Found](item); // ✗ no-if
    await this.#handlers['found'](item);
    const pick = flags[key]; // ✗ no-if «flags[key]»
    const { [item.kind]: handler } = this.#handlers; // ✗ no-if
    const chosen = (item.isOld, item.isFresh) ? handler : pick; // ✗ no-if
    label: while (chosen.next()) { // ✗ no-if
      if (item.isOld) break label; // ✗ no-if «if (item.isOld) break label;»
    }
    switch (await this.store.statusOf(item)) { // ✗ no-if
      case StockKind.Found:
        return this.store.result(item);
    }
    switch (item['kind']) {
      case StockKind.Found:
        return this.store.result(item);
    }
    switch ((await this.store.load(item)).kind) {
      case StockKind.Found:
        return this.store.result(item);
    }
    switch (item.type) { // ✗ no-if
      default:
        return this.store.result(item);
    }
  }

  async tables(item: Item): Promise<StockResult> {
    const run = new Map([[StockKind.Found, this.store]]).get(item.kind); // ✗ dumb-piping «new Map([[StockKind.Found, this.store]])»
    const handle = { found: () => this.store.result(item) }[item.kind]; // ✗ no-if
    const [first = item] = item.parts; // ✗ dumb-piping «first = item»
    const found = item.parts.find((part) => part.isOpen); // ✗ dumb-piping «(part) => part.isOpen»
    for (const index in item.parts) await this.store.save(index); // ✗ no-if
    for (;;) await this.store.next(); // ✗ no-if
    return this.store.pick(run, handle, first, found);
  }

  async values(item: Item): Promise<StockResult> {
    const label = sql`select ${item.name}`; // ✗ dumb-piping «`select ${item.name}`»
    const plain = html`<b>`; // ✗ no-magic-strings «`<b>`»
    const target = new.target;
    const own = #handlers in item; // ✗ dumb-piping «#handlers in item»
    const ratio = item.count ** 2; // ✗ dumb-piping «item.count ** 2»
    const negative = -item.count; // ✗ dumb-piping «-item.count»
    const inverted = !item.isOpen; // ✗ dumb-piping «!item.isOpen»
    const forced = item as unknown as Stock; // ✗ dumb-piping «item as unknown as Stock»
    const sure = item.parent!.name!; // ✗ dumb-piping
    const kinds = ['a', 'b'] as const; // ✗ no-magic-strings «'a'» ✗ no-magic-strings «'b'»
    const big = 10n; // ✗ dumb-piping «10n»
    const yes = true; // ✗ dumb-piping «true»
    const pattern = /x+/u; // ✗ dumb-piping «/x+/u»
    const copy = [...item.parts]; // ✗ dumb-piping «[...item.parts]»
    const merged = { ...item, ...sure }; // ✗ dumb-piping «{ ...item, ...sure }»
    const nested = { outer: { inner: item.count + 1 } }; // ✗ dumb-piping «item.count + 1»
    const getter = { get size() { return item.size; } }; // ✗ dumb-piping
    const method = { size() { return item.size; } }; // ✗ dumb-piping
    const later = async () => this.store.save(item); // ✗ dumb-piping «async () => this.store.save(item)»
    const Inner = class { go(): number { return 1; } }; // ✗ explicit-results «number» ✗ dumb-piping «1»
    var old = item; // ✗ dumb-piping «var old = item;»
    item.count += 1; // ✗ dumb-piping «item.count += 1»
    item.count--; // ✗ dumb-piping «item.count--»
    [item.a, item.b] = item.pair; // ✗ dumb-piping «[item.a, item.b] = item.pair»
    ({ a: item.a } = item.other); // ✗ dumb-piping «{ a: item.a } = item.other»
    this.#handlers.last = item; // ✗ dumb-piping «this.#handlers.last = item»
    return this.store.make(label, plain, target, own, ratio, negative, inverted, forced, kinds, big, yes, pattern, copy, merged, nested, getter, method, later, Inner, old);
  }

  async builtIns(item: Item): Promise<StockResult> {
    const list = Array.from(item.parts); // ✗ dumb-piping «Array.from(item.parts)»
    const isList = Array.isArray(item); // ✗ dumb-piping «Array.isArray(item)»
    const count = parseInt(item.text); // ✗ dumb-piping «parseInt(item.text)»
    const text = globalThis.JSON.stringify(item); // ✗ dumb-piping «globalThis.JSON.stringify(item)»
    const { keys } = Object;
    const names = keys(item); // ✗ dumb-piping «keys(item)»
    const clone = structuredClone(item); // ✗ dumb-piping «structuredClone(item)»
    const applied = Reflect.apply(list, item, names); // ✗ dumb-piping «Reflect.apply(list, item, names)»
    const built = Reflect.construct(Item, list); // ✗ no-entity-new «Reflect.construct(Item, list)»
    const bytes = new Uint8Array(item.bytes); // ✗ dumb-piping «new Uint8Array(item.bytes)»
    const address = new URL(item.link); // ✗ dumb-piping «new URL(item.link)»
    const day = new Date(item.at); // ✗ dumb-piping «new Date(item.at)»
    const sorted = item.parts.toSorted(); // ✗ dumb-piping «item.parts.toSorted()»
    const upper = item.name.toUpperCase().trim(); // ✗ dumb-piping «item.name.toUpperCase().trim()»
    const some = item.parts.some(isOpen); // ✗ dumb-piping «item.parts.some(isOpen)»
    const found = item.parts.find(isOpen);
    const at = item.parts.at(item.index);
    const got = item.parts.get(item.name);
    return this.store.make(isList, count, text, clone, applied, built, bytes, address, day, sorted, upper, some, found, at, got);
  }
}
