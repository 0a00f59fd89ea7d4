import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template intents', () => {
  it('writes variants that bring the next state, and the type that notices a new one', async () => {
    const text = (await generateFixture('payment')).get('payment.intents.ts');
    expect(text).toContain("import type { Payment } from './payment.entity.js';");
    expect(text).toContain('  readonly newState: Payment;');
    expect(text).toContain("export type PaymentIntentCoverage = Record<PaymentIntent['kind'], true>;");
  });

  it('lets an optional field be left out', async () => {
    expect((await generateFixture('order')).get('order.intents.ts')).toContain(
      'readonly reference?: Reference | undefined;',
    );
  });
});
