import { LoanIntentKind } from './loan.kinds.js';
import type { Money } from './loan.values.js';

export type CloseLoan = { readonly kind: typeof LoanIntentKind.Close; readonly type: 'close' };
export type FineLoan = { readonly kind: LoanIntentKind; readonly amount: Money };

export const fine = (amount: Money): FineLoan => ({ kind: LoanIntentKind.Fine, amount });
export const isFine = (intent: FineLoan): boolean => intent.kind === LoanIntentKind.Fine;
export const isClose = (intent: CloseLoan): boolean => intent.type === 'close';
