import { LoanResultKind } from './loan.kinds.js';
import type { LoanExecutor } from './loan.ports.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanResult } from './loan.results.js';
import type { LoanId } from './loan.values.js';

export class TupleLoanRuntime {
  readonly #executor: LoanExecutor;

  constructor(executor: LoanExecutor) {
    this.#executor = executor;
  }

  async run(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.#executor.load(loanId);
    const [next, intent] = state.handle(event);
    await this.#executor.save(loanId, next);
    await this.#executor.execute(intent);
    return { kind: LoanResultKind.Handled, loanId };
  }

  describe(loanId: LoanId): LoanResult {
    return { kind: LoanResultKind.Described, loanId };
  }
}
