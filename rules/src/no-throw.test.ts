import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('no-throw');

describe('no-throw', () => {
  it.each([
    ['if (a) throw new TooLarge(a + b);', ['no-if', 'no-throw']],
    ['try { throw a; } finally { if (b) return c; }', ['no-throw', 'no-if']],
    ['return Promise.reject(new Error(a));', ['no-throw']],
    ['const { reject: no } = Promise; return no(a);', ['no-throw']],
    ["const P = globalThis['Promise']; return P.reject(a);", ['no-throw']],
    ['const no = Promise.reject.bind(Promise); return a;', ['no-throw']],
    ['ensurePaid(a);', ['no-throw']],
    ['await ensurePaid(a);', ['no-throw']],
    ['const paid = this.policy.ensurePaid(a);', []],
    ['this.policy.ensure(a);', ['no-throw']],
    ['this.policy.assertive(a);', []],
    ['assert.ok(a);', ['no-throw']],
    ['assertNever(a);', []],
    ['return getOrThrow(a);', ['no-throw']],
    ['return this.store.firstOrFail(a);', ['no-throw']],
    ['const Promise = this.promises; return Promise.reject(a);', []],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });

  it('leaves the methods of the class itself to their bodies', () => {
    const own = 'run(): R { this.ensurePaid(a); return b; } private ensurePaid(a: A): void { throw a; }';
    expect(rulesFor(`export class O { ${own} }`)).toEqual(['no-throw']);
  });

  it.each([
    ['export const a = () => { throw b; };', ['no-throw']],
    ['export function f() { try { return a(); } catch { return b; } }', []],
    ['export const assertNever = (a: never) => { throw a; };', []],
    ['ensurePaid(a);', []],
  ])('in the domain: %s', (code, expected) => {
    expect(rulesFor(code, { filename: 'a.decision.ts' })).toEqual(expected);
  });
});
