import { AccountResultKind } from './account.kinds.js';
import type { AccountStore } from './account.ports.js';
import type { Account } from './account.entity.js';
import type { AccountResult } from './account.results.js';

export class AccountOrchestrator {
  constructor(private readonly store: AccountStore) {}

  async open(accountId: string): Promise<AccountResult> { // ✗ value-objects
    const account = await this.store.find(accountId);
    return { kind: AccountResultKind.Opened, account };
  }

  async merge(id: number, otherId: number | null): Promise<AccountResult> { // ✗ value-objects ✗ value-objects
    return this.store.merge(id, otherId);
  }

  async closeAll(accountIds: readonly string[], tenantKey?: string): Promise<AccountResult> { // ✗ value-objects ✗ value-objects
    return this.store.closeAll(accountIds, tenantKey);
  }

  async unlock(key: bigint, apiKeys: Array<string>): Promise<AccountResult> { // ✗ value-objects ✗ value-objects
    return this.store.unlock(key, apiKeys);
  }

  async either(userId: string | number, sessionIds: ReadonlyArray<number>): Promise<AccountResult> { // ✗ value-objects ✗ value-objects
    return this.store.either(userId, sessionIds);
  }

  private async internal(accountId: string): Promise<Account> {
    return this.store.find(accountId);
  }
}
