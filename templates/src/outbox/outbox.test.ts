import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';
import { runUserTests } from '../testing/user-tests.ts';

describe('template outbox', () => {
  it('is there for a runtime whose effects wait in a database, and only then', async () => {
    const [payment, ticket, profile] = await Promise.all(['payment', 'ticket', 'profile'].map(generateFixture));
    expect(payment?.has('payment.outbox.ts')).toBe(true);
    expect(ticket?.has('ticket.outbox.ts')).toBe(false);
    expect(profile?.has('profile.outbox.ts')).toBe(false);
  });

  it('commits state and intent together, and delivers at least once, on PGlite', async () => {
    const [payment, order] = await Promise.all(['payment', 'order'].map(generateFixture));
    const slices = new Map([...(payment ?? []), ...(order ?? [])]);
    const report = await runUserTests('outbox', slices, join(import.meta.dirname, 'fixtures'));
    expect(report).toEqual({ passed: 10, failures: [] });
  });
});
