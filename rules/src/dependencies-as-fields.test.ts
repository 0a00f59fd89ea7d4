import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('dependencies-as-fields');

describe('dependencies-as-fields', () => {
  it.each([
    ['store: Store;', 1],
    ['private store: Store;', 1],
    ['readonly #store: Store;', 0],
    ['#store: Store;', 1],
    ['protected readonly store: Store;', 0],
    ['private static readonly store: Store = a;', 1],
    ['private accessor store: Store;', 1],
    ['private readonly run = async () => { if (a) throw b; };', 1],
    ['private readonly tx: pg.PoolClient | undefined;', 1],
    ['private readonly tx: readonly UnitSession[];', 1],
    ['static { a(); if (b) c(); }', 2],
    ['constructor(private store: Store) {}', 1],
    ['constructor(readonly store: Store) {}', 1],
    ['constructor(private readonly store: Store = a) {}', 1],
    ['constructor({ store, gateway }: Deps) { this.store = store; Object.freeze(this); }', 0],
    ['constructor(deps: Deps) { this.store = deps.store; }', 1],
    ['constructor(store: Store) { super(store); this.store = new Store(); }', 1],
    ['constructor(store: Store) { if (store) throw a; else { this.store = store; } }', 1],
  ])('%s', (member, count) => {
    const found = rulesFor(`export class O extends P { ${member} }`);
    expect(found).toEqual(Array.from({ length: count }, () => 'dependencies-as-fields'));
  });

  it.each([
    ['await sendMail(a + b);', ['dependencies-as-fields']],
    ['await tx.query(a);', ['dependencies-as-fields']],
    ['await this.db.select().from(a).execute();', []],
    ['await (await this.pool.connect()).query(a);', []],
    ['await super.run(a);', []],
    ['await this.#advance(a);', []],
    ['return sendMail(a);', []],
    ['await Promise.all([this.store.save(a), sendMail(b)]);', ['dependencies-as-fields']],
    ['await Promise.allSettled([this.store.save(a)]);', []],
    ['await Promise.resolve(a);', ['dependencies-as-fields']],
    ['await fetch(a);', ['no-ambient-effects']],
    ['await db.commit();', ['transaction-boundary']],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });
});

describe('dependencies-as-fields suggests', () => {
  it.each([
    ['store: Store;', 'private readonly store: Store;'],
    ['public readonly store: Store;', 'private readonly store: Store;'],
    ['protected store: Store;', 'protected readonly store: Store;'],
    ['#store: Store;', 'readonly #store: Store;'],
    ['constructor(public store: Store) {}', 'constructor(private readonly store: Store) {}'],
  ])('%s → %s', (before, after) => {
    expect(suggestionsFor(`export class O { ${before} }`)).toEqual([`export class O { ${after} }`]);
  });

  it('nothing for a field that is declared otherwise', () => {
    expect(suggestionsFor('export class O { static store: Store; @Inject() gateway: Gateway; }')).toEqual([]);
  });
});
