import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('no-if');

describe('no-if', () => {
  it.each([
    ['a && this.store.save(a);', ['no-if']],
    ['a ||= b;', ['no-if']],
    ['const { [key]: handler } = table;', ['no-if']],
    ['await handlers[order.kind](order + 1);', ['no-if']],
    ['return a?.b?.[key];', ['no-if']],
    ['switch (order?.kind) {\n default: }', ['no-if']],
    ["switch (order.status) { case 'open': return a; }", ['no-if']],
    ['for (let i = 0; i < 3; i++) { if (a) return b; }', ['no-if', 'no-if']],
    ['if (a && b) { return c ? d : e; } else if (!f) { return g; }', ['no-if', 'no-if']],
    ['do { x(); } while (a < b);', ['no-if']],
    ['for (const key in table) await this.store.save(key);', ['no-if']],
    ['for (const x of xs) await this.store.save(x);', []],
    ['for await (const x of xs) this.store.save(x);', []],
    ['return items[0];', []],
    ["return items['first'];", []],
    ['this.logger?.info(a);', ['no-if']],
    ['this.logger.info(a ? b : c);', ['no-if']],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });

  it.each([
    ['const x = await this.store.load(id); if (x === undefined) return this.nothing(x);', []],
    ['const x = await this.store.load(id); if (x === null) { return { kind: Kind.None, id }; }', []],
    ['const x = await this.store.load(id); if (!y) return this.nothing(x);', ['no-if']],
    ['const x = await this.store.load(id); this.log.info(x); if (!x) return this.nothing(x);', ['no-if']],
    ['const x = await this.store.load(id); if (!x) return x;', ['no-if']],
    ['const x = await this.store.load(id); if (!x) return a(); else return b();', ['no-if']],
    ['const x = await this.store.load(id); if (x == null) return a();', ['no-if']],
    ['const x = y; if (!x) return a();', ['no-if']],
    ["const x = await this.store.load(id); if (!x) return { kind: 'none' };", ['no-if', 'no-magic-strings']],
  ])('with allowAbsenceGuard: %s', (statement, expected) => {
    const setup = { rule: 'no-if', options: { allowAbsenceGuard: true } };
    expect(rulesFor(inMethod(statement), setup)).toEqual(expected);
  });

  it('takes other discriminants from the settings', () => {
    const setup = { settings: { discriminants: ['type'] } };
    expect(rulesFor(inMethod('switch (a.type) { case Type.A: return b; }'), setup)).toEqual([]);
    expect(rulesFor(inMethod('switch (a.kind) { case Kind.A: return b; }'), setup)).toEqual(['no-if']);
  });
});
