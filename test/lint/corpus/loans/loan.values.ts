import { LoanKind } from './loan.kinds.js';

declare const brand: unique symbol;
export type LoanId = string & { readonly [brand]: 'LoanId' };

export interface LoanTerm {
  readonly kind: typeof LoanKind.Term;
  readonly id: LoanId;
  readonly days: number;
  readonly paid: string;
  readonly monkey: string;
  readonly grid: readonly string[];
  readonly idle: number;
  readonly keyboard: string;
}

export function parseLoanId(id: string): LoanId | undefined {
  return isLoanId(id) ? id : undefined;
}

const isLoanId = (id: string): id is LoanId => /^L-\d{1,9}$/.test(id);
