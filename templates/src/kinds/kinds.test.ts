import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template kinds', () => {
  it('strips the prefix of the entity and the suffix of intents', async () => {
    const text = (await generateFixture('payment')).get('payment.kinds.ts');
    expect(text).toContain("export const PaymentResultKind = {\n  NotFound: 'not_found',\n");
    expect(text).toContain("  RequireVerification: 'require_verification',\n");
  });

  it('takes an acronym for one word', async () => {
    const text = (await generateFixture('oauth2-token')).get('oauth2-token.kinds.ts');
    expect(text).toContain("  HTTPServerDown: 'http_server_down',\n");
    expect(text).toContain("  IDCheck: 'id_check',\n");
  });

  it('writes an enum for a value with members, and none for events that are not there', async () => {
    const text = (await generateFixture('profile')).get('profile.kinds.ts');
    expect(text).toContain("export const StatusKind = {\n  Hidden: 'Hidden',\n");
    expect(text).not.toContain('ProfileEventKind');
  });
});
