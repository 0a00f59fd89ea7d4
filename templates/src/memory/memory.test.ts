import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template memory', () => {
  it('keeps effects in an outbox, carries them out after the commit, or both', async () => {
    const [payment, ticket, mixed] = await Promise.all(
      ['payment', 'ticket', 'mixed'].map(async (name) => (await generateFixture(name)).get(`${name}.memory.ts`)),
    );
    expect(payment).toContain('{ stored: new Map(this.committed), outbox: [] }');
    expect(ticket).toContain('{ stored: new Map(this.committed), afterCommit: [] }');
    expect(mixed).toContain('export class InMemoryAfterCommitMixedExecutor extends InMemoryMixedStore');
  });

  it('makes the missing result of what is known', async () => {
    expect((await generateFixture('payment')).get('payment.memory.ts')).toContain('paymentNotFound({ paymentId })');
    expect((await generateFixture('order')).get('order.memory.ts')).toContain('Promise.resolve(orderMissing())');
  });

  it('has no effects without a runtime', async () => {
    expect((await generateFixture('profile')).get('profile.memory.ts')).not.toContain('Effect');
  });
});
