import type { Account } from './account.entity.js';
import type { AccountFound, AccountMissing } from './account.results.js';

export interface AccountStore {
  find(accountId: string): Promise<AccountFound | AccountMissing>; // ✗ value-objects
  findMany(ids: readonly string[], tenantIds: string[]): Promise<readonly Account[]>; // ✗ value-objects
  readonly remove: (accountId: number, reason: string) => Promise<void>; // ✗ value-objects
  readonly tenantId: string; // ✗ value-objects
  save(account: Account, filter: { kind: 'open' }): Promise<void>; // ✗ no-magic-strings
}

export type AccountAnswer =
  | { readonly kind: 'found'; readonly account: Account } // ✗ no-magic-strings
  | { readonly kind: typeof AccountKind.Missing };
