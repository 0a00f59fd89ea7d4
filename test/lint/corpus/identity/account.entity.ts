import { AccountKind } from './account.kinds.js';

export interface AccountProps {
  readonly id: string; // ✗ value-objects
  readonly ownerId: string | undefined; // ✗ value-objects
  readonly memberIds: readonly string[]; // ✗ value-objects
  readonly apiKey?: string; // ✗ value-objects
  readonly kind: 'open' | 'closed'; // ✗ no-magic-strings
  readonly paid: boolean;
  readonly grid: string;
}

export type AccountRef = {
  accountKey: number; // ✗ value-objects
  label: string;
};

export class Account {
  readonly kind = 'account'; // ✗ no-magic-strings «'account'»
  readonly id: bigint; // ✗ value-objects
  private tenantId: string | null; // ✗ value-objects

  constructor(
    readonly ownerId: string, // ✗ value-objects
    id: bigint,
  ) {
    this.id = id;
    if (ownerId.length === 0) throw new Error('owner required'); // ✗ no-throw
  }

  isOpen(): boolean {
    return this.state.kind === 'open'; // ✗ no-magic-strings
  }

  isClosed(): boolean {
    return 'closed' === this.state.kind; // ✗ no-magic-strings
  }

  isOther(): boolean {
    return this.state.kind !== `other`; // ✗ no-magic-strings
  }

  describe(): AccountView {
    return { kind: 'view' as AccountKind, label: 'account' }; // ✗ no-magic-strings
  }

  summary(): AccountView {
    return { 'kind': `summary`, label: `of ${this.ownerId}` }; // ✗ no-magic-strings
  }
}

export abstract class AccountState {
  abstract readonly kind: 'open' | 'locked'; // ✗ no-magic-strings
  declare readonly accountId: string; // ✗ value-objects
}

export class Locked {
  readonly kind: 'locked' = 'locked'; // ✗ no-magic-strings
}

export const lock = (account: Account) => ({ kind: 'lock', account } as const); // ✗ no-magic-strings «'lock'»
