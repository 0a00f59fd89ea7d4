import { LoadedKind, LoanResultKind } from './loan.kinds.js';
import type { LoanExecutor } from './loan.executor.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanResult } from './loan.results.js';
import type { LoanId } from './loan.values.js';

export class BranchingLoanRuntime {
  constructor(private readonly executor: LoanExecutor) {}

  async run(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const loaded = await this.executor.load(loanId);
    switch (loaded.kind) {
      case LoadedKind.Missing:
        return { kind: LoanResultKind.Missing, loanId };
      case LoadedKind.Found: {
        const step = loaded.state.handle(event);
        await this.executor.save(loanId, step.state);
        await this.executor.execute(step.intent);
        return { kind: LoanResultKind.Handled, loanId };
      }
    }
  }
}
