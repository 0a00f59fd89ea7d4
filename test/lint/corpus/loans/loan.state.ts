import { LoanIntentKind, LoanStateKind } from './loan.kinds.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanId } from './loan.values.js';

export interface LoanStep {
  readonly state: LoanState;
  readonly intent: { readonly kind: LoanIntentKind; readonly at: number };
}

export class LoanState {
  readonly kind: LoanStateKind = LoanStateKind.Open;

  constructor(
    private readonly loanId: LoanId,
    private readonly dueAt: number,
  ) {}

  handle(event: LoanEvent): LoanStep {
    const isLate = event.at > this.dueAt;
    const intent = { kind: isLate ? LoanIntentKind.Fine : LoanIntentKind.None, at: event.at };
    return { state: new LoanState(this.loanId, this.dueAt + 7), intent };
  }
}
