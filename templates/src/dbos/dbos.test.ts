import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template dbos', () => {
  it('is there only for flows that ask for the engine', async () => {
    expect((await generateFixture('profile')).has('profile.dbos.ts')).toBe(false);
    const order = (await generateFixture('order')).get('order.dbos.ts') ?? '';
    expect(order).toContain('export class DurableOrderOrchestrator<Tx>');
  });

  it('runs a flow that prepares as it is, in steps', async () => {
    const transfer = (await generateFixture('transfer')).get('transfer.dbos.ts') ?? '';
    expect(transfer).toContain('const sendOnce = (transferId: TransferId) => prepare().send(transferId);');
    expect(transfer).not.toContain('const open');
  });
});
