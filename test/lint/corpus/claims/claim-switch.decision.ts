import { ClaimKind } from './claim.kinds.js';
import type { Claim } from './claim.entity.js';
import type { ClaimIntent } from './claim.intents.js';

export function decide(claim: Claim): ClaimIntent {
  switch (claim.kind) {
    case 'open': // ✗ no-magic-strings «'open'»
      return pay(claim);
    case ClaimKind.Closed:
      return ignore(claim);
    default: // ✗ exhaustive-switch
      return ignore(claim);
  }
}

export function explain(claim: Claim): string {
  let text = '';
  switch (claim.kind) {
    case ClaimKind.Open: // ✗ exhaustive-switch
      text += 'open';
    case ClaimKind.Closed:
      text += 'closed';
      break;
    case ClaimKind.Disputed: // ✗ exhaustive-switch
      if (claim.isOld) {
        return 'old';
      }
    case ClaimKind.Paid: // ✗ exhaustive-switch
      if (claim.isOld) {
        return 'old';
      } else {
        text += 'paid';
      }
    case ClaimKind.Lost: {
      if (claim.isOld) {
        return 'lost long ago';
      } else {
        break;
      }
    }
    case ClaimKind.Stolen:
      text += 'stolen';
  }
  return text;
}

export function assertNever(value: never): never {
  throw new Error(`unexpected ${String(value)}`);
}

export function assertClaim(value: unknown): Claim {
  if (!isClaim(value)) throw new TypeError('not a claim'); // ✗ no-throw
  return value;
}
