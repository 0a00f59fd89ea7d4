import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

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
