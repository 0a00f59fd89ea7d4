import { LoanResultKind } from './loan.kinds.js';
import type { LoanExecutor, LoanStore } from './loan.ports.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanResult } from './loan.results.js';
import type { LoanId } from './loan.values.js';

export class CarelessRuntime {
  constructor(
    private readonly executor: LoanExecutor,
    private readonly store: LoanStore,
  ) {}

  async read(loanId: LoanId): Promise<LoanResult> { // ✗ step-delegation
    const rows = await this.executor.load(loanId);
    const again = await this.readAgain(loanId);
    return { kind: LoanResultKind.Read, rows, again };
  }

  async extend(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.store.fetch(loanId); // ✗ effects-via-intent
    const { intent } = state.handle(event);
    await this.executor.execute(intent);
    return { kind: LoanResultKind.Extended, loanId };
  }

  async partly(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const first = state.handle(event);
    const second = first.state.handle(event); // ✗ effects-via-intent
    await this.executor.execute(first.intent);
    await this.executor.save(loanId, second.state);
    return { kind: LoanResultKind.Extended, loanId };
  }

  private async readAgain(loanId: LoanId): Promise<LoanRow> {
    return this.executor.load(loanId);
  }
}

export function createRuntime(executor: LoanExecutor): CarelessRuntime { // ✗ orchestrator-is-class
  return new CarelessRuntime(executor);
}
