import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';
import { runUserTests } from '../testing/user-tests.ts';

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

  it('fails for adapters that forget the key, invent or throw answers, or save nothing', async () => {
    const slice = await generateFixture('payment');
    const { failures } = await runUserTests('contract', slice, join(import.meta.dirname, 'fixtures'));
    const told = failures.flatMap(({ tests }) => tests);
    expect(told.filter((test) => !test.startsWith('saves nothing'))).toEqual([
      "forgets the key charge asked again under its idempotency key: 'charged', once",
      "forgets the key charge asked again under its idempotency key: 'charge_declined', once",
      "takes every answer for a charge charge is answered with 'charge_declined'",
      "takes every answer for a charge charge asked again under its idempotency key: 'charge_declined', once",
      "throws what is an answer charge is answered with 'charge_declined'",
      "throws what is an answer charge asked again under its idempotency key: 'charge_declined', once",
    ]);
    expect(told).toContain('saves nothing keeps what was saved last');
  });
});
