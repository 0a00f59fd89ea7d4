import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures, generateFixture, generateFrom } from '../testing/slices.ts';
import { runUserTests } from '../testing/user-tests.ts';

describe('template nest', () => {
  it('is there only where the spec asks for it', async () => {
    expect((await generateFixture('profile')).has('profile.nest.ts')).toBe(false);
  });

  it('hands out the transactional drivers in an application of NestJS', async () => {
    const spec = readFileSync(join(fixtures, 'payment/payment.tacet.yaml'), 'utf8');
    const payment = await generateFrom(`${spec}\nwiring: nest\n`);
    const report = await runUserTests('nest', payment, join(import.meta.dirname, 'fixtures'));
    expect(report).toEqual({ passed: 3, failures: [] });
  });
});
