import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template runtime', () => {
  it('loads, steps, saves and executes, in this order', async () => {
    const text = (await generateFixture('payment')).get('payment.runtime.ts') ?? '';
    expect(text.match(/loaded\.payment\.handle|executor\.\w+/g)).toEqual(
      ['executor.load', 'loaded.payment.handle', 'executor.save', 'executor.execute'].flatMap((step) => step),
    );
  });

  it('names the methods after several flows, and keeps an executor for each kind of effects', async () => {
    const text = (await generateFixture('mixed')).get('mixed.runtime.ts');
    expect(text).toContain('  async surely(mixedId: MixedId, event: MixedEvent, tx: Tx): Promise<SurelyMixedResult> {');
    expect(text).toContain('    await this.executor.execute(mixedId, intent, tx);');
    expect(text).toContain('    await this.afterCommitMixedExecutor.execute(mixedId, intent, tx);');
  });

  it('writes no switch for a single intent', async () => {
    const text = (await generateFixture('ticket')).get('ticket.runtime.ts');
    expect(text).not.toContain('switch (intent.kind)');
  });
});
