import { ClaimIntentKind, ClaimKind } from './claim.kinds.js';
import type { Claim } from './claim.entity.js';
import type { ClaimIntent } from './claim.intents.js';

const due = new Date(0);

export function decideClaim(claim: Claim, now: Date, random: () => number): ClaimIntent {
  const age = now.getTime() - claim.at.getTime();
  const limit = new Date(claim.year, 0, 1);
  const parsed = Date.parse('2020-01-01T00:00:00Z');
  const share = Math.floor(random() * 100);
  const late = age > 30 || limit < due || Date.UTC(2020, 1) > parsed;
  return claim.kind === ClaimKind.Open && !late
    ? { kind: ClaimIntentKind.Pay, share }
    : { kind: ClaimIntentKind.Refuse, reason: 'late' };
}
