import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template events', () => {
  it('writes a variant and a factory for each event', async () => {
    const text = (await generateFixture('order')).get('order.events.ts');
    expect(text).toContain('export type OrderEvent = OrderPlaced | OrderShipped;');
    expect(text).toContain("export function orderPlaced(fields: Omit<OrderPlaced, 'kind'>): OrderPlaced {");
    expect(text).toContain('export function orderShipped(): OrderShipped {');
  });

  it('writes nothing without events', async () => {
    expect([...(await generateFixture('profile')).keys()]).not.toContain('profile.events.ts');
  });
});
