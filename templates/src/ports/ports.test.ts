import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template ports', () => {
  it('names inputs and outcomes after the gateway and its operation', async () => {
    const text = (await generateFixture('order')).get('order.ports.ts');
    expect(text).toContain('send(input: MailSendInput): Promise<MailSendOutcome>;');
    expect(text).toContain('send(input: SmsSendInput): Promise<SmsSendOutcome>;');
    expect(text).toContain('ping(): Promise<SmsPingOutcome>;');
  });

  it('has an executor for runtimes only', async () => {
    expect((await generateFixture('payment')).get('payment.ports.ts')).toContain(
      'export interface PaymentExecutor<Tx> {',
    );
    expect((await generateFixture('profile')).get('profile.ports.ts')).not.toContain('Executor');
  });

  it('says where effects after the commit are lost', async () => {
    expect((await generateFixture('ticket')).get('ticket.ports.ts')).toContain('it is lost when the process dies');
  });
});
