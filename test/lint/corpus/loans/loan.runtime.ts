import { LoanResultKind } from './loan.kinds.js';
import type { LoanExecutor, LoanMailer, LoanMetrics } from './loan.ports.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanResult } from './loan.results.js';
import type { LoanId } from './loan.values.js';

export class LoanRuntime {
  constructor(
    private readonly executor: LoanExecutor,
    private readonly mailer: LoanMailer,
    private readonly metrics: LoanMetrics,
  ) {
    Object.freeze(this);
  }

  async peek(loanId: LoanId): Promise<LoanResult> { // ✗ step-delegation
    const state = await this.executor.load(loanId);
    return { kind: LoanResultKind.Peeked, state };
  }

  async forget(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const step = state.handle(event); // ✗ effects-via-intent
    await this.executor.save(loanId, step.state);
    return { kind: LoanResultKind.Done, loanId };
  }

  async forgetDestructured(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const { state: next, intent } = state.step(event); // ✗ effects-via-intent
    await this.executor.save(loanId, next);
    return { kind: LoanResultKind.Done, intent };
  }

  async bypass(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const step = state.handle(event);
    await this.executor.save(loanId, step.state);
    await this.mailer.send(step.intent); // ✗ effects-via-intent
    await this.executor.execute(step.intent);
    await this.metrics.increment('loans', 1);
    return { kind: LoanResultKind.Done, loanId };
  }

  async together(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const { state: next, intent: todo } = state.handle(event);
    await Promise.all([this.executor.save(loanId, next), this.mailer.notify(loanId)]); // ✗ effects-via-intent
    await this.executor.execute(todo);
    return { kind: LoanResultKind.Done, loanId };
  }

  async replay(events: readonly LoanEvent[]): Promise<LoanResult> {
    for await (const stored of this.mailer.stream(events)) { // ✗ effects-via-intent
      const state = await this.executor.load(stored);
      const step = state.handle(stored);
      await this.executor.execute(step.intent);
    }
    return { kind: LoanResultKind.Done, events };
  }

  async hidden(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    const step = state.handle(event);
    await this.perform(step.intent);
    return { kind: LoanResultKind.Done, loanId };
  }

  async guarded(loanId: LoanId, event: LoanEvent): Promise<LoanResult> {
    const state = await this.executor.load(loanId);
    if (!state) { // ✗ no-if
      return { kind: LoanResultKind.Missing, loanId };
    }
    const { state: next, intent } = state.handle(event);
    await this.executor.save(loanId, next);
    await this.executor.execute(intent);
    return { kind: LoanResultKind.Done, loanId };
  }

  async typed(loanId: string, keys: readonly string[], bookKeys: string[]): Promise<LoanResult> { // ✗ value-objects ✗ value-objects
    return { kind: LoanResultKind.Done, loanId, keys, bookKeys };
  }

  private async perform(intent: LoanIntent): Promise<void> {
    await this.executor.execute(intent);
  }
}
