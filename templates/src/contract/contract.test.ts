import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template contract', () => {
  it('holds the store in memory to it, and the one on Kysely where there is one', async () => {
    const [payment, claim] = await Promise.all(
      ['payment', 'claim'].map(async (name) => (await generateFixture(name)).get(`${name}.contract.test.ts`)),
    );
    expect(payment).toContain("describePaymentStore('InMemoryPaymentStore', () =>");
    expect(payment).toContain("describePaymentStore('KyselyPaymentStore', () =>");
    expect(claim).toContain("describeClaimStore('InMemoryClaimStore', () =>");
    expect(claim).not.toContain('kysely');
  });

  it('tries every result of every flow', async () => {
    const contract = (await generateFixture('payment')).get('payment.contract.ts');
    expect(contract).toContain("('process, $result.kind: committed $isCommitted'");
    expect(contract).toContain("('step, $result.kind: committed $isCommitted'");
    expect(contract).toContain("{ result: paymentUnreadable({ paymentId, problems: ['a'] }), isCommitted: false },");
  });

  it('asks for samples in the spec, as the file itself is no place for them', async () => {
    const contract = (await generateFixture('coupon')).get('coupon.contract.ts');
    expect(contract).toContain('in the examples of the spec.');
  });
});
