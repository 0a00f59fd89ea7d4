import assert, { strict, ok } from 'node:assert';
import { randomUUID as uuid, createHash } from 'node:crypto';
import * as nodeCrypto from 'crypto';
import { StockResultKind } from './stock.kinds.js';
import { StockFound } from './stock.results.js';
import type { Item } from './stock.entity.js';
import type { StockStore } from './stock.ports.js';
import type { StockResult } from './stock.results.js';
import { Stock as Aliased } from './stock.entity.js';

// Effects, exceptions and construction under other names.
export class DisguiseOrchestrator {
  constructor(private readonly store: StockStore) {}

  async rejections(item: Item): Promise<StockResult> {
    const { reject } = Promise;
    const refuse = Promise.reject;
    const { Promise: P } = globalThis;
    await this.store.save(item);
    switch (item.kind) {
      case StockResultKind.Lost:
        return reject(item); // ✗ no-throw «reject(item)»
      case StockResultKind.Sold:
        return refuse(item); // ✗ no-throw «refuse(item)»
      case StockResultKind.Moved:
        return P.reject(item); // ✗ no-throw «P.reject(item)»
      case StockResultKind.Found:
        return Promise['reject'](item); // ✗ no-throw «Promise['reject'](item)»
      case StockResultKind.Held:
        return (Promise as any).reject(item); // ✗ no-throw
      case StockResultKind.Gone:
        return Promise?.reject(item); // ✗ no-if
    }
  }

  async guards(item: Item): Promise<StockResult> {
    assert(item); // ✗ no-throw «assert(item)»
    assert.strictEqual(item, item.parent); // ✗ no-throw «assert.strictEqual(item, item.parent)»
    await this.store.assertFresh(item); // ✗ no-throw «this.store.assertFresh(item)»
    this.store.requireOpen(item); // ✗ no-throw «this.store.requireOpen(item)»
    this.store.require(item); // ✗ no-throw «this.store.require(item)»
    void this.store.validate(item); // ✗ no-throw «this.store.validate(item)»
    await this.store['ensureOpen'](item); // ✗ no-throw
    validateItem(item); // ✗ no-throw «validateItem(item)»
    this.store.requirements(item);
    this.store.validation(item);
    const checked = this.store.validateItem(item);
    const loaded = await this.store.loadOrThrow(item); // ✗ no-throw «this.store.loadOrThrow(item)»
    const first = await this.store.query(item).firstOrFail(); // ✗ no-throw
    assertNever(item);
    return this.store.result(checked, loaded, first);
  }

  async construction(item: Item): Promise<StockResult> {
    const aliased = new Aliased(item); // ✗ no-entity-new «new Aliased(item)»
    const anonymous = new (class {})(); // ✗ no-entity-new
    const computed = new item.Type(item); // ✗ no-entity-new «new item.Type(item)»
    const chosen = new (item.isOld ? Old : Fresh)(item); // ✗ no-entity-new
    const asserted = new (Aliased as any)(item); // ✗ no-entity-new
    const Constructor = Aliased;
    const renamed = new Constructor(item); // ✗ no-entity-new «new Constructor(item)»
    const generic = new Aliased<Item>(item); // ✗ no-entity-new «new Aliased<Item>(item)»
    const made = Aliased.from(item);
    return new StockFound(aliased, anonymous, computed, chosen, asserted, renamed, generic, made);
  }

  async ambient(item: Item): Promise<StockResult> {
    const id = uuid(); // ✗ no-ambient-effects «uuid()»
    const bytes = nodeCrypto.randomBytes(item.size); // ✗ no-ambient-effects «nodeCrypto.randomBytes(item.size)»
    const hash = createHash(item.algorithm);
    const now = Date.now; // a name alone reaches nothing
    const at = now(); // ✗ no-ambient-effects «now()»
    const { random } = Math;
    const luck = random(); // ✗ no-ambient-effects «random()»
    const later = setTimeout(this.store.tick, item.delay); // ✗ no-ambient-effects
    const environment = process['env'].HOME; // ✗ no-ambient-effects
    const { env } = process; // ✗ no-ambient-effects «process»
    const answer = await fetch(item.link); // ✗ no-ambient-effects «fetch(item.link)»
    const day = new globalThis.Date(); // ✗ no-ambient-effects «new globalThis.Date()»
    const subtle = await crypto.subtle.digest(item.algorithm, item.bytes); // ✗ no-ambient-effects
    console.table(item); // ✗ no-ambient-effects «console.table(item)»
    queueMicrotask(this.store.tick); // ✗ no-ambient-effects
    process.exit(); // ✗ no-ambient-effects «process.exit()»
    const limit = +process.env.LIMIT; // ✗ dumb-piping «+process.env.LIMIT»
    return this.store.make(id, bytes, hash, at, luck, later, environment, env, answer, day, subtle, strict, ok, limit);
  }

  async outside(item: Item): Promise<StockResult> {
    const mailed = await sendMail(item); // ✗ dependencies-as-fields «sendMail(item)»
    const pinged = await item.ping(); // ✗ dependencies-as-fields «item.ping()»
    const chained = await this.store.open(item).then(item.read); // a chain of a field's
    const [a, b] = await Promise.all([load(item), this.store.load(item)]); // ✗ dependencies-as-fields «load(item)»
    const raced = await Promise.race([this.store.load(item), item.load()]); // ✗ dependencies-as-fields «item.load()»
    for await (const part of readParts(item)) await this.store.save(part); // ✗ dependencies-as-fields «readParts(item)»
    const own = await this.rejections(item);
    const inherited = await super.handle(item);
    const found = await (await this.store.open(item)).read(item);
    const promise = load(item);
    const waited = await promise;
    return wrap(mailed, pinged, chained, a, b, raced, own, inherited, found, waited);
  }
}
