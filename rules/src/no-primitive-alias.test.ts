import { describe, expect, it } from 'vitest';
import { describePage, rulesFor } from './kit/pages.test.support.ts';

describePage('no-primitive-alias');

describe('no-primitive-alias', () => {
  it.each([
    ['type Text = string; export type OrderId = Text;', 1],
    ["export type OrderKey = string & { readonly brand: 'x' };", 0],
    ["export type OrderKey = 'a' | 'b';", 0],
    ['export type Amount = bigint;', 0],
    ["import type { CustomerId } from './shared.ts'; export const f = (a: CustomerId, b: CustomerId) => a;", 2],
    ["import type { PaymentId } from './payment.values.ts'; export const f = (a: PaymentId) => a;", 0],
  ])('%s', (code, count) => {
    const found = rulesFor(code, { filename: 'payment.decision.ts', rule: 'no-primitive-alias' });
    expect(found).toEqual(Array.from({ length: count }, () => 'no-primitive-alias'));
  });
});
