import { z } from 'zod';
import { z as z4 } from 'zod/v4';
import type { Decimal } from 'decimal.js'; // ✗ layer-imports
import { InvoiceKind, LineKind } from './invoice.kinds.js';
import { InvoiceId } from './invoice.values.js';
import { InvoiceOpened } from './invoice.events.js';
import type { Customer } from '../customer/customer.entity.js';
import { totalOf } from '../customer/customer.state.js'; // ✗ layer-imports
import type { InvoiceStore } from './invoice.ports.js'; // ✗ layer-imports
import helper from './money.js';
import alias from '@/shared/money';
import { EventEmitter } from 'node:events';
export type { Customer } from '../customer/customer.entity.js';
export * from './invoice.memory.js'; // ✗ layer-imports
export { InvoiceGateway } from './invoice.gateway.js'; // ✗ layer-imports
import legacy = require('lodash'); // ✗ layer-imports
import Inner = Legacy.Inner;

export interface Invoice {
  readonly kind: typeof InvoiceKind.Open;
  readonly id: string; // ✗ value-objects «string»
  readonly customerId: string | undefined; // ✗ value-objects «string | undefined»
  readonly lineIds: ReadonlyArray<string>; // ✗ value-objects «ReadonlyArray<string>»
  readonly rank: number;
  readonly invoiceId: InvoiceId;
  readonly nested: { readonly parentId: number }; // ✗ value-objects «number»
  readonly mode: 'fast' | 'slow';
  rename(id: string): Invoice;
}

export interface Paid {
  readonly kind: 'paid'; // ✗ no-magic-strings «'paid'»
  'kind': 'quoted'; // ✗ no-magic-strings «'quoted'»
}

export type Line =
  | { kind: `plain`; amount: Money } // ✗ no-magic-strings «`plain`»
  | { kind: 'a' | 'b'; amount: Money } // ✗ no-magic-strings «kind: 'a' | 'b';»
  | { kind: typeof LineKind.Tax; amount: Money };

export abstract class Ledger<T extends Line> {
  readonly kind = 'ledger'; // ✗ no-magic-strings «'ledger'»
  readonly ledgerId: string; // ✗ value-objects «string»
  accessor bookKey: string; // ✗ value-objects «string»
  abstract readonly ownerId: number; // ✗ value-objects «number»
  #secretKey: string; // ✗ value-objects «string»
  static readonly defaultKey: string = 'x'; // ✗ value-objects «string»

  constructor(
    readonly accountId: string, // ✗ value-objects «string»
    private readonly lines: readonly T[],
    plainId: string,
  ) {}

  get isOpen(): boolean {
    return this.state.kind === 'open'; // ✗ no-magic-strings «'open'»
  }

  static of(kind: string): Ledger<Line> {
    if ('closed' === kind) return closed(kind); // ✗ no-magic-strings «'closed'»
    if (kind !== InvoiceKind.Open && this.mode === 'fast') throw new RangeError(kind); // ✗ no-throw
    return { kind: 'ledger', lines: [] }; // ✗ no-magic-strings «'ledger'»
  }

  price(line: Line): Money {
    switch (line.kind) {
      case 'plain': // ✗ no-magic-strings «'plain'»
      case LineKind.Tax:
        return line.amount;
      default: { // ✗ exhaustive-switch
        return zero;
      }
    }
  }

  describe(line: Line): string {
    switch (line.mode) {
      case 'fast':
        return 'fast';
      default:
        return 'slow';
    }
  }
}

export enum Mode {
  Fast = 'fast',
}

export namespace Ledgers {
  export const schema = z.object({ kind: z.literal('x'), id: z.string() });
  export const now = (): number => Date.now(); // ✗ no-ambient-effects «Date.now()»
  export const used = [z4, helper, alias, EventEmitter, legacy, Inner, totalOf, InvoiceOpened];
}
