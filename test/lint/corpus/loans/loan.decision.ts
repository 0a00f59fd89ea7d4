import { LoanEventKind, LoanIntentKind } from './loan.kinds.js';
import type { LoanEvent } from './loan.events.js';
import type { LoanIntent } from './loan.intents.js';
import type { LoanState } from './loan.state.js';

export function decideLoan(state: LoanState, event: LoanEvent): LoanIntent {
  switch (event.kind) {
    case LoanEventKind.Returned:
      return { kind: LoanIntentKind.Close, at: event.at };
    case LoanEventKind.Extended:
    case LoanEventKind.Renewed: {
      if (state.isLate) {
        return { kind: LoanIntentKind.Refuse, reason: 'late' };
      } else {
        return { kind: LoanIntentKind.Extend, days: 14 };
      }
    }
    case LoanEventKind.Lost:
      return { kind: LoanIntentKind.Replace, fee: Math.max(10, state.price) };
  }
}

export function describeLoan(event: LoanEvent): string {
  let text = 'loan ';
  switch (event.kind) {
    case LoanEventKind.Returned:
      text += 'returned';
      break;
    case LoanEventKind.Extended:
      text += 'extended';
      break;
    case LoanEventKind.Lost:
      text += 'lost';
  }
  return text.trim();
}

export function fee(status: string): number {
  switch (status) {
    case 'late':
      return 10;
    default:
      return 0;
  }
}
