import type { Loan } from './loan.entity.js';
import type { FindLoanResult } from './loan.results.js';
import type { LoanId } from './loan.values.js';
import type { UnitOfWork } from './loan.ports.js';

export interface LoanStore {
  find(loanId: LoanId): Promise<FindLoanResult>;
  findAll(loanIds: readonly LoanId[]): Promise<ReadonlyMap<LoanId, Loan>>;
  save(loan: Loan, unit: UnitOfWork): Promise<void>;
  count(prefix: string): Promise<number>;
}

export class LoanStoreError extends Error {
  constructor(readonly loan: string) {
    super(`loan ${loan}`);
    if (loan === '') throw new TypeError('no loan');
  }
}
