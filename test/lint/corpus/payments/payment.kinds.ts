export const PaymentResultKind = {
  Processed: 'processed',
  VerificationRequired: 'verification_required',
} as const;
export type PaymentResultKind = (typeof PaymentResultKind)[keyof typeof PaymentResultKind];

export enum PaymentFetchKind {
  Found = 'found',
  NotFound = 'not_found',
}

export const samples = [{ kind: 'processed' }, { kind: 'found' }];
