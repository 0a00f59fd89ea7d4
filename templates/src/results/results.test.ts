import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template results', () => {
  it('lists the results that a flow can reach, and which of them commit', async () => {
    const text = (await generateFixture('payment')).get('payment.results.ts');
    expect(text).toContain(
      'export type StepPaymentResult = PaymentNotFound | PaymentProcessed | VerificationRequired | PaymentUnreadable;',
    );
    expect(text).toContain(`export const stepPaymentCommits: Readonly<Record<StepPaymentResult['kind'], boolean>> = {
  [PaymentResultKind.NotFound]: false,
  [PaymentResultKind.Processed]: true,
  [PaymentResultKind.VerificationRequired]: true,
  [PaymentResultKind.Unreadable]: false,
};`);
  });

  it('writes a union and a table for each flow', async () => {
    const text = (await generateFixture('order')).get('order.results.ts') ?? '';
    expect(text.match(/^export const \w+Commits/gm)).toEqual([
      'export const placeOrderCommits',
      'export const remindOrderCommits',
      'export const advanceOrderCommits',
      'export const rewindOrderCommits',
    ]);
  });
});
