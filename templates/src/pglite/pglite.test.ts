import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template pglite', () => {
  it('is there where the spec asks for a database, with a queue where effects wait in it', async () => {
    expect((await generateFixture('payment')).get('payment.pglite.ts')).toContain('export function pgliteQueue');
    expect((await generateFixture('transfer')).get('transfer.pglite.ts')).not.toContain('PgBoss');
    expect((await generateFixture('claim')).has('claim.pglite.ts')).toBe(false);
  });
});
