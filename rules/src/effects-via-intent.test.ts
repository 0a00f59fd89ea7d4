import { describe, expect, it } from 'vitest';
import { describePage, rulesFor } from './kit/pages.test.support.ts';

describePage('effects-via-intent');

describe('effects-via-intent', () => {
  const found = (body: string, more = '') =>
    rulesFor(`export class R { async run(a: A): Promise<R> { ${body} } ${more} }`, { filename: 'a.runtime.ts' });

  it.each([
    ['const step = a.handle(b); await this.executor.execute(step.intent);', 0],
    ['const { intent: todo } = a.handle(b); const again = todo; await this.executor.execute(again);', 0],
    ['const [next, intent] = a.step(b); await this.executor.execute(intent); await this.store.save(next);', 0],
    ['const step = a.handle(b); await Promise.all(step.intents.map((x) => this.executor.execute(x)));', 0],
    ['const { intents } = a.handle(b); for (const x of intents) await this.executor.execute(x);', 0],
    ['const { intent: { order } } = a.handle(b); await this.executor.execute(order);', 0],
    ['const step = a.handle(b); await this.executor.save(step.state);', 1],
    ['const { state } = a.handle(b); await this.executor.execute(state);', 1],
    ['a.handle(b);', 1],
    ['await this.executor.execute(a.handle(b).intent);', 0],
    ['await this.mailer.send(a);', 1],
    ['await Promise.all([this.executor.save(a), this.mailer.send(a)]);', 1],
    ['await this.db.select().execute();', 0],
    ['await this.logger.info(a);', 0],
    ['this.mailer.send(a);', 0],
  ])('%s', (body, count) => {
    const effects = found(body).filter((rule) => rule === 'effects-via-intent');
    expect(effects).toHaveLength(count);
  });

  it('follows private methods, in and out', () => {
    const finish = 'async #finish(done: S): Promise<void> { await this.executor.execute(done.intent); }';
    expect(found('const step = a.handle(b); await this.#finish(step);', finish)).toEqual([]);
    const advance = '#advance(b: B): S { return b.handle(b); }';
    expect(found('const { intent } = this.#advance(a); await this.executor.execute(intent);', advance)).toEqual([]);
    expect(found('const { state } = this.#advance(a); await this.executor.save(state);', advance)).toEqual([
      'effects-via-intent',
    ]);
  });
});
