import type { Invoice } from './invoice.entity.js';
import type { InvoiceId } from './invoice.values.js';
import { decideInvoice } from './invoice.decision.js';
import { Ledger } from './invoice.store.js'; // ✗ layer-imports
import type { InvoiceOrchestrator } from './invoice.orchestrator.js'; // ✗ layer-imports
import { PrismaClient } from '@prisma/client';

export interface InvoiceStore extends Store<Invoice> {
  find(id: string): Promise<Invoice | undefined>; // ✗ value-objects «string»
  findAll(ids: readonly string[], limit: number): Promise<readonly Invoice[]>;
  findByKey(idempotencyKey: string | null): Promise<Invoice>; // ✗ value-objects «string | null»
  findByCustomer(customerId: InvoiceId, orderIds: Array<number>): Promise<Invoice>; // ✗ value-objects «Array<number>»
  rename(identity: string, video: string, monkey: string, keyboard: string): Promise<void>;
  on(event: string, listener: (invoiceId: string) => void): void; // ✗ value-objects «string»
  lookup: (userId: bigint) => Promise<Invoice>; // ✗ value-objects «bigint»
  readonly partitionKey: string; // ✗ value-objects «string»
  readonly tenantId: string | number; // ✗ value-objects «string | number»
  readonly ownerId: string | InvoiceId;
  get(...keys: string[]): Promise<Invoice>;
  remove(...orderIds: string[]): Promise<Invoice>; // ✗ value-objects «string[]»
  merge({ id }: { id: string }): Promise<Invoice>; // ✗ value-objects «string»
  maybe(id?: string): Promise<Invoice>; // ✗ value-objects «string»
  set<K extends string>(key: K, id: unknown): void;
  kind: 'invoice'; // ✗ no-magic-strings «'invoice'»
  new (id: string): InvoiceStore;
  (id: string): Invoice;
}

export abstract class AbstractStore implements InvoiceStore {
  abstract find(id: string): Promise<Invoice>; // ✗ value-objects «string»
  protected abstract load(id: string): Promise<Invoice>;
  private cache(id: string): void {}
  peek(id: string): Invoice {} // ✗ value-objects «string»
}

export type Loader = (invoiceId: string) => Promise<Invoice>; // ✗ value-objects «string»
export type Row = { readonly id: string; total: number }; // ✗ value-objects «string»
export type Result = typeof decideInvoice | Ledger | InvoiceOrchestrator | PrismaClient;
