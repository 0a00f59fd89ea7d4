import type { Loan } from './loan.entity.js';

export type Reminder = (loan: Loan, text: string) => Promise<void>;

export interface LoanGateway {
  remind: Reminder;
  call(phone: string, at: Date): Promise<void>;
}
