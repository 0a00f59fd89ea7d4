import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('no-magic-strings');

describe('no-magic-strings', () => {
  it.each([
    ["return this.store.find('a', `b`);", ['no-magic-strings', 'no-magic-strings']],
    ["return { kind: 'a' };", ['no-magic-strings']],
    ["return { kind: 'a' as const, 'b-c': d };", ['no-magic-strings']],
    ["throw new Error('a');", ['no-throw']],
    ["try { return this.find('a'); } catch { return this.find('b'); }", ['no-throw']],
    ["const a: 'b' = c;", []],
    ["const a: { kind: 'b' } = c;", ['no-magic-strings']],
    ["return import('./a.ts');", []],
    ["'use strict';", []],
    ['return { [`a`]: b[`c`], d: e[`f`]() };', []],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });

  it.each([
    ["export const a = { kind: 'x', b: 'y' };", 1],
    ["export const a = { 'kind': `x` };", 1],
    ["export const a = (b: B): C => ({ kind: b.isC ? 'x' : 'y' });", 2],
    ["export const a = 'x' === b.kind;", 1],
    ["export const a = b?.kind !== 'x';", 1],
    ["export class A { readonly kind = 'x'; }", 1],
    ["export class A { readonly kind: 'x' = 'x'; }", 1],
    ["export class A { constructor(readonly kind: 'x') {} }", 1],
    ["export class A { get kind() { return 'x'; } }", 1],
    ["export interface A { kind: 'x' | 'y'; name: 'z'; }", 1],
    ['export type A = Extract<B, { kind: `x` }>;', 1],
    ['export interface A { kind: typeof Kind.X; }', 0],
    ['export const a = { kind: Kind.X };', 0],
  ])('in the domain: %s', (code, count) => {
    const found = rulesFor(code, { filename: 'a.results.ts' });
    expect(found).toEqual(Array.from({ length: count }, () => 'no-magic-strings'));
  });
});

describe('no-magic-strings suggests', () => {
  const filename = fileURLToPath(new URL('kit/fixtures/typed/payment.results.ts', import.meta.url));

  it('the one member of an enum in the file', () => {
    const kinds = "enum Kind { Paid = 'paid', Open = 'open' }\n";
    expect(suggestionsFor(`${kinds}const a = { kind: 'paid' };`, { filename })).toEqual([
      `${kinds}const a = { kind: Kind.Paid };`,
    ]);
    expect(suggestionsFor(`${kinds}interface A { kind: 'paid' }`, { filename })).toEqual([
      `${kinds}interface A { kind: typeof Kind.Paid }`,
    ]);
  });

  it('the member of an imported enum, under its local name', () => {
    const kinds = "import { PaymentResultKind as Kind } from './payment.kinds.js';\n";
    const found = suggestionsFor(`${kinds}const a = { kind: 'not_found' };`, { filename });
    expect(found).toEqual([`${kinds}const a = { kind: Kind.NotFound };`]);
  });

  it('in a type, also the member of an enum that is imported as a type', () => {
    const kinds = "import type { PaymentResultKind } from './payment.kinds.js';\n";
    expect(suggestionsFor(`${kinds}interface A { kind: 'not_found' }`, { filename })).toEqual([
      `${kinds}interface A { kind: typeof PaymentResultKind.NotFound }`,
    ]);
  });

  it.each([
    "import { type PaymentResultKind } from './payment.kinds.ts'; const c = { kind: 'not_found' };",
    "enum A { X = 'x' } const B = { X: 'x' } as const; const c = { kind: 'x' };",
    "import { Missing } from './missing.kinds.ts'; const c = { kind: 'x' };",
    "import type { PaymentResultKind } from './payment.kinds.ts'; const c = { kind: 'not_found' };",
  ])('nothing where it does not know: %s', (code) => {
    expect(suggestionsFor(code, { filename })).toEqual([]);
  });
});
