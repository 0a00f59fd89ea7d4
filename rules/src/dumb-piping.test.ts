import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('dumb-piping');

describe('dumb-piping', () => {
  it.each([
    ["return 'Dear ' + order.name;", ['dumb-piping']],
    ['let total = 0;', ['dumb-piping']],
    ['var a = b, c = d;', ['dumb-piping']],
    ['const { price = 0 } = order;', ['dumb-piping']],
    ['for (let x of xs) this.store.save(x);', ['dumb-piping']],
    ['return a | b;', ['dumb-piping']],
    ['delete order.name;', ['dumb-piping']],
    ['return typeof order;', ['dumb-piping']],
    ['order.count++;', ['dumb-piping']],
    ['[a, b] = c;', ['dumb-piping']],
    ['return [...a, 1];', ['dumb-piping']],
    ["return { ...a, kind: 'x' };", ['dumb-piping']],
    ['return <Order>a;', ['dumb-piping']],
    ['return [a] as const;', []],
    ['return a satisfies Order;', []],
    ['return /a/u;', ['dumb-piping']],
    ['return 10n;', ['dumb-piping']],
    ['return null;', []],
    ['return void this.store.save(a);', []],
    ['return import(order.module);', []],
    ['return f(g(a), h(b));', []],
    ['function inner() { if (a) return b; }', ['dumb-piping', 'no-if']],
    ['return (() => { if (a) { return b; } })();', ['dumb-piping', 'no-if']],
    ['return (() => (a ? b : c))();', ['dumb-piping']],
    ['return order.name.trim();', ['dumb-piping']],
    ["return order['trim']();", ['dumb-piping']],
    ['return this.store.find(order);', []],
    ['return this.store.map(order);', []],
    ['return this.filter(order);', []],
    ['return this.store.items.slice(a);', ['dumb-piping']],
    ['const { stringify } = JSON; return stringify(a);', ['dumb-piping']],
    ['const o = Object; return o.keys(a);', ['dumb-piping']],
    ['const JSON = this.codec; return JSON.stringify(a);', []],
    ['return String(a);', ['dumb-piping']],
    ['return Reflect.get(a, b);', ['dumb-piping']],
    ['return new Date(a);', ['dumb-piping']],
    ['return new globalThis.Map();', ['dumb-piping']],
    ['this.queue.subscribe((x) => this.handle(x));', []],
    ['this.queue.subscribe((x) => { return this.handle(x); });', []],
    ['this.queue.subscribe((x) => this.handle(x + 1));', ['dumb-piping']],
    ['this.queue.subscribe((x) => handle(x));', ['dumb-piping']],
    ['const f = (x) => this.handle(x);', ['dumb-piping']],
    ['await Promise.all(xs.map((x) => this.handle(x)));', []],
    ['await Promise.all(xs.map((x) => handle(x)));', ['dumb-piping']],
    ['return xs.map((x) => this.handle(x));', ['dumb-piping']],
    ['return this.unitOfWork.run((tx) => { const a = tx; if (a) return b; });', ['no-if']],
    ["this.logger.info('a' + b, `c ${d}`, 3, { e: !f });", []],
    ["await this.#logger.info('a' + b);", []],
    ["const child = this.logger.child('a');", ['no-magic-strings']],
    ["this.tracer.run('a', () => { return b + 1; });", ['dumb-piping']],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });
});

describe('dumb-piping suggests', () => {
  it('const where nothing is assigned later', () => {
    expect(suggestionsFor(inMethod('let a = b();'))).toEqual([inMethod('const a = b();')]);
    expect(suggestionsFor(inMethod('let a = b(); a = c();'))).toEqual([]);
    expect(suggestionsFor(inMethod('let a;'))).toEqual([]);
  });
});
