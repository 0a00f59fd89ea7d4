import { describe, expect, it } from 'vitest';
import { describePage, rulesFor } from './kit/pages.test.support.ts';

describePage('sum-type-result');

describe('sum-type-result', () => {
  it.each([
    ['Promise<{ kind: typeof Kind.A } | { kind: typeof Kind.B }>', ['explicit-results']],
    ['Promise<A | B>', []],
    ['A | B', []],
    ['A', ['sum-type-result']],
    ['Promise<Kind>', ['sum-type-result']],
    ['Promise<Unresolved>', []],
    ['Promise<A | C>', ['sum-type-result']],
  ])('%s', (type, expected) => {
    const types = `enum Kind { A = 'a', B = 'b' }
interface A { kind: typeof Kind.A } interface B { kind: typeof Kind.B } interface C { name: Name }`;
    const code = `${types}\nexport class O { run(a: A): ${type} { return a; } }`;
    expect(rulesFor(code, { rule: 'sum-type-result' })).toEqual(expected);
  });
});
