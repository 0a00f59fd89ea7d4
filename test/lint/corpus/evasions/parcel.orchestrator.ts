import { randomUUID as fresh } from 'node:crypto';
import { Parcel } from './parcel.entity.js';
import { ParcelKind } from './parcel.kinds.js';
import type { Audit, ParcelStore, Couriers } from './parcel.ports.js';
import type { ParcelResult } from './parcel.results.js';
import type { ParcelId, Weight } from './parcel.values.js';
import { kyselyParcels } from './parcel.kysely.js'; // ✗ layer-imports
import { parcelStore } from './parcel.store.js'; // ✗ layer-imports

export class ParcelOrchestrator {
  private readonly store: ParcelStore;
  private readonly couriers: Couriers;
  private readonly audit: Audit;
  protected session: Session; // ✗ dependencies-as-fields
  public readonly clock: Clock; // ✗ dependencies-as-fields
  private readonly retries = 3; // ✗ dependencies-as-fields

  constructor(store: ParcelStore, couriers: Couriers, audit: Audit) {
    this.store = store;
    this.couriers = couriers;
    this.audit = audit;
    void this.store.warm(); // ✗ dependencies-as-fields
    Object.freeze(this);
  }

  async choose(parcelId: ParcelId, tx: Tx): Promise<ParcelResult> {
    const found = await this.store.fetch(parcelId, tx);
    found.isHeavy && (await this.couriers.call(found)); // ✗ no-if «found.isHeavy && (await this.couriers.call(found))»
    const chosen = found.isHeavy ? found.heavy : found.light; // ✗ no-if «found.isHeavy ? found.heavy : found.light»
    const name = found.sender?.address?.name; // ✗ no-if «found.sender?.address?.name»
    const handler = this.couriers[found.kind]; // ✗ no-if «this.couriers[found.kind]»
    await this.couriers[found.kind](found); // ✗ no-if
    switch (found['kind']) {
      case ParcelKind.Sent:
        return { kind: ParcelKind.Sent, parcelId };
      case ParcelKind.Lost:
        return this.couriers.search(chosen, name, handler);
    }
  }

  async hide(parcelId: ParcelId, tx: Tx): Promise<ParcelResult> {
    const found = await this.store.fetch(parcelId, tx);
    switch (true) { // ✗ no-if
      case found.isHeavy:
        return this.couriers.call(found);
    }
    switch (found.status) { // ✗ no-if
      case ParcelKind.Lost:
        return this.couriers.search(found);
    }
    for (const key in found) { // ✗ no-if
      await this.couriers.note(key);
    }
    do { // ✗ no-if
      await this.couriers.poll(found);
    } while (found.isOpen);
    label: for (const item of found.items) await this.couriers.take(item);
    return { kind: ParcelKind.Sent, parcelId };
  }

  async compute(parcelId: ParcelId, weight: Weight, tx: Tx): Promise<ParcelResult> {
    const total = weight.grams + weight.tare; // ✗ dumb-piping «weight.grams + weight.tare»
    const isSame = weight.grams === weight.tare; // ✗ dumb-piping
    const negated = -weight.grams; // ✗ dumb-piping «-weight.grams»
    const text = `${weight.grams} g`; // ✗ dumb-piping
    const list = [...weight.parts]; // ✗ dumb-piping
    const copy = { ...weight, parcelId }; // ✗ dumb-piping
    const forced = weight as Heavy; // ✗ dumb-piping
    const sure = weight.parts!; // ✗ dumb-piping
    const owned = 'grams' in weight; // ✗ dumb-piping
    const heavy = weight instanceof Heavy; // ✗ dumb-piping
    const shape = typeof weight; // ✗ dumb-piping
    const sum = (() => weight.grams)(); // ✗ dumb-piping
    const names = weight.parts.map((part) => part.name); // ✗ dumb-piping
    const sorted = weight.parts.toSorted(); // ✗ dumb-piping
    const rounded = globalThis.Math.round(weight.grams); // ✗ dumb-piping
    const { round } = Math;
    const again = round(weight.grams); // ✗ dumb-piping
    const parsed = JSON['parse'](weight.json); // ✗ dumb-piping
    const set = new Set(weight.parts); // ✗ dumb-piping
    const { tare = weight.grams } = weight; // ✗ dumb-piping
    let count; // ✗ dumb-piping
    weight.grams = weight.tare; // ✗ dumb-piping
    delete weight.tare; // ✗ dumb-piping
    const limit = 10n; // ✗ dumb-piping
    const pattern = /heavy/u; // ✗ dumb-piping
    const pair = (total, isSame); // comma expressions hold paths only
    await this.store.save(negated, tx);
    await this.couriers.report(text, list, copy, forced, sure, owned, heavy, shape, sum, names, sorted, rounded);
    await this.couriers.rest(again, parsed, set, tare, count, limit, pattern, pair);
    return { kind: ParcelKind.Sent, parcelId };
  }

  async make(parcelId: ParcelId, tx: Tx): Promise<ParcelResult> {
    const parcel = new Parcel(parcelId); // ✗ no-entity-new «new Parcel(parcelId)»
    const other = Reflect.construct(Parcel, [parcelId]); // ✗ no-entity-new
    const nested = new domain.Parcel(parcelId); // ✗ no-entity-new
    const key = fresh(); // ✗ no-ambient-effects
    const now = new Date(); // ✗ no-ambient-effects
    const host = process.env.HOST; // ✗ no-ambient-effects
    const { now: read } = performance;
    const at = read(); // ✗ no-ambient-effects
    const later = globalThis['Date'].now(); // ✗ no-ambient-effects
    const dice = Math.random(); // ✗ no-ambient-effects
    const seen = await fetch(host); // ✗ no-ambient-effects
    await this.store.save({ parcel, other, nested, key, now, at, later, dice, seen }, tx);
    return { kind: 'sent', parcelId }; // ✗ no-magic-strings «'sent'»
  }

  async fail(parcelId: ParcelId, tx: Tx): Promise<ParcelResult> {
    const found = await this.store.findOneOrFail(parcelId, tx); // ✗ no-throw
    assertPaid(found); // ✗ no-throw
    await this.couriers.ensureOpen(found); // ✗ no-throw
    const { reject } = Promise;
    return reject(found); // ✗ no-throw
  }

  async quiet(parcelId: ParcelId, tx: Tx): Promise<ParcelResult> {
    this.audit.log('parcel', parcelId); // ✗ no-magic-strings «'parcel'»
    const marked = await this.store.mark(parcelId, `sent`, tx); // ✗ no-magic-strings «`sent`»
    await courierOf(marked); // ✗ dependencies-as-fields
    await tx.commit(); // ✗ transaction-boundary
    return marked;
  }

  find(parcelId: ParcelId): Promise<Parcel | null> { // ✗ explicit-results «Promise<Parcel | null>»
    return this.store.find(parcelId);
  }

  nameless(parcelId: ParcelId) { // ✗ explicit-results «nameless»
    return this.store.find(parcelId);
  }

  listed(parcelId: ParcelId): Promise<readonly string[]> { // ✗ explicit-results
    return this.store.list(parcelId);
  }

  named(id: string, parcelKeys: readonly string[]): Promise<ParcelResult> { // ✗ value-objects «string» ✗ value-objects «readonly string[]»
    return this.store.named(id, parcelKeys);
  }

  static from(store: ParcelStore): ParcelOrchestrator { // ✗ orchestrator-is-class «from»
    return new ParcelOrchestrator(store);
  }
}

export const dispatch = (parcel: Parcel) => parcel.send(kyselyParcels, parcelStore); // ✗ orchestrator-is-class
