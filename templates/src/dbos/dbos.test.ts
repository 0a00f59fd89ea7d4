import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template dbos', () => {
  it('is there only for flows that ask for the engine', async () => {
    expect((await generateFixture('profile')).has('profile.dbos.ts')).toBe(false);
    const order = (await generateFixture('order')).get('order.dbos.ts') ?? '';
    expect(order).toContain('export class DurableOrderOrchestrator<Tx>');
  });
});
