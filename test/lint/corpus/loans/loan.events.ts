import { LoanEventKind } from './loan.kinds.js';
import { BookId } from './book.values.js';
import type { Loan } from './loan.entity.js';
import type { LoanIntent } from './loan.intents.js';

export class LoanReturned {
  readonly kind = LoanEventKind.Returned;

  constructor(
    readonly loan: Loan,
    readonly bookId: BookId,
    readonly at: Date,
  ) {}
}

export const returned = (loan: Loan, at: number): LoanReturned => new LoanReturned(loan, BookId.of(loan), new Date(at));
