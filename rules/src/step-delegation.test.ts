import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('step-delegation');

describe('step-delegation', () => {
  const found = (members: string) =>
    rulesFor(`export class R { ${members} }`, { filename: 'a.runtime.ts' }).filter(
      (rule) => rule === 'step-delegation',
    );

  it.each([
    ['async run(a: A): Promise<R> { await this.store.load(a); return b; }', 1],
    [
      'async run(a: A): Promise<R> { return this.#go(a); } async #go(a: A): Promise<R> { await this.store.load(a); return b; }',
      1,
    ],
    ['async run(a: A): Promise<R> { await Promise.all([this.store.load(a)]); return b; }', 1],
    ['async run(a: A): Promise<R> { for await (const x of this.store.load(a)) this.x(x); return b; }', 1],
    ['async run(a: A): Promise<R> { await this.logger.info(a); return b; }', 0],
    ['async run(a: A): Promise<R> { return this.store.load(a); }', 0],
    [
      'async run(a: A): Promise<R> { await this.store.load(a); return this.#go(a); } #go(a: A): R { return a.step(a); }',
      0,
    ],
    ['private async run(a: A): Promise<R> { await this.store.load(a); return b; }', 0],
  ])('%s', (members, count) => {
    expect(found(members)).toHaveLength(count);
  });

  it('exempts wrappers, and orchestrators', () => {
    const code = 'async run(a: A): Promise<R> { return await this.uow.run((tx) => this.runtime.run(a, tx)); }';
    expect(rulesFor(`export class TransactionalRuntime { ${code} }`, { filename: 'a.runtime.ts' })).toEqual([]);
    expect(rulesFor(inMethod('await this.store.load(order);'))).toEqual([]);
  });
});
