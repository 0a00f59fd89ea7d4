import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('no-entity-literal');

describe('no-entity-literal', () => {
  const prelude = "import { Payment } from './payment.entity.ts';\n";
  it.each([
    ['const p: Payment = { amount: a.b, currency: a.c }; return p;', ['no-entity-literal']],
    ['const p: Payment | undefined = { ...a }; return p;', ['dumb-piping']],
    ['const p = { amount: a.b, currency: a.c }; return p;', []],
  ])('%s', (statement, expected) => {
    expect(
      rulesFor(prelude + inMethod(statement), { rule: 'no-entity-literal' }).filter(
        (rule) => rule !== 'sum-type-result',
      ),
    ).toEqual(expected);
  });
});
