import { ClaimKind } from './claim.kinds.js';
import type { Claim } from './claim.entity.js';
import type { ClaimIntent } from './claim.intents.js';

export function total(claim: Claim): ClaimIntent {
  for (const part of claim.parts) {
    switch (part.kind) {
      case ClaimKind.Open:
        part.open();
        continue;
      case ClaimKind.Closed: {
        if (part.isOld) {
          break;
        } else if (part.isNew) {
          continue;
        } else {
          return part.intent;
        }
      }
      case ClaimKind.Disputed:
        return part.intent;
    }
  }
  return assertNever(claim);
}

export function assertNever(value: never): never {
  throw new Error(`unexpected claim ${JSON.stringify(value)}`);
}
