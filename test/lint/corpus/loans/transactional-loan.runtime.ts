import type { BranchingLoanRuntime } from './branching.runtime.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanResult } from './loan.results.js';
import type { UnitOfWork } from './loan.ports.js';
import type { LoanId } from './loan.values.js';

export class TransactionalLoanRuntime {
  constructor(
    private readonly runtime: BranchingLoanRuntime,
    private readonly unitOfWork: UnitOfWork,
  ) {
    Object.freeze(this);
  }

  async run(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    return await this.unitOfWork.run(async (tx) => this.runtime.run(loanId, event, tx));
  }
}
