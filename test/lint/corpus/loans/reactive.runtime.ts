import { LoanResultKind } from './loan.kinds.js';
import type { LoanExecutor, LoanMetrics } from './loan.ports.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanResult } from './loan.results.js';
import type { LoanId } from './loan.values.js';

export class ReactiveLoanRuntime {
  constructor(
    private readonly executor: LoanExecutor,
    private readonly metrics: LoanMetrics,
  ) {}

  async handle(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const step = state.handle(event);
    await this.executor.save(loanId, step.state);
    await this.executor.execute(step.intent);
    await this.metrics.increment('loans.handled', 1);
    return { kind: LoanResultKind.Handled, loanId };
  }

  async renamed(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const { state: next, intent: todo } = state.step(event);
    const work = todo;
    await Promise.all([this.executor.save(loanId, next), this.executor.execute(work)]);
    return { kind: LoanResultKind.Handled, loanId };
  }

  async through(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    return this.advance(loanId, state, event);
  }

  private async advance(loanId: LoanId, state: LoanState, event: LoanEvent): Promise<LoanResult> {
    const step = state.handle(event);
    const intent = step.intent;
    await this.executor.save(loanId, step.state);
    await this.perform(intent);
    return { kind: LoanResultKind.Handled, loanId };
  }

  private async perform(work: LoanIntent): Promise<void> {
    await this.executor.execute(work);
  }
}
