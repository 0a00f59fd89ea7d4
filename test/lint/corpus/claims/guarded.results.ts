import { ClaimResultKind } from './claim.kinds.js';
import type { Claim } from './claim.entity.js';
import type { ClaimId } from './claim.values.js';

export interface Paid {
  readonly kind: typeof ClaimResultKind.Paid;
  readonly claimId: ClaimId;
  readonly method: 'card' | 'cash';
}

export interface Refused {
  readonly kind: `${ClaimResultKind.Refused}`;
  readonly claim: Claim;
}

export type ClaimResult = Paid | Refused;

export const isPaid = (result: ClaimResult): result is Paid => result.kind === ClaimResultKind.Paid;
export const rejected = (reason: string) => Promise.resolve({ kind: ClaimResultKind.Refused, reason });
