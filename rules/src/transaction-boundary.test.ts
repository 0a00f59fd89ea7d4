import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('transaction-boundary');

describe('transaction-boundary', () => {
  it.each([
    ['await this.db.transaction((tx) => this.save(tx));', ['transaction-boundary']],
    ['return this.unitOfWork.run((tx) => this.save(tx));', []],
    ['rollback();', ['transaction-boundary']],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });

  const wrapper = (body: string) => `export class TransactionalO { async run(a: A): Promise<R> { ${body} } }`;
  it.each([
    ['return await this.db.$transaction(a, async (tx) => await this.inner.run(a, tx));', []],
    ['return this.db.transaction((tx) => this.inner.run(a, tx));', []],
    [
      'return this.db.transaction((tx) => { return this.inner.run(a, tx); });',
      ['transaction-boundary', 'transaction-boundary'],
    ],
    ['return this.db.perform((tx) => this.inner.run(a, tx));', ['transaction-boundary']],
    ['this.logger.info(a); return this.db.run((tx) => this.inner.run(a, tx));', ['transaction-boundary']],
    ['return this.inner.run(a);', ['transaction-boundary']],
  ])('in a wrapper: %s', (body, expected) => {
    expect(rulesFor(wrapper(body))).toEqual(expected);
  });

  it('lets a wrapper have private methods and accessors', () => {
    expect(
      rulesFor('export class TransactionalO { #a(): void {} private b(): void {} get c(): C { return this.#c; } }'),
    ).toEqual([]);
  });
});
