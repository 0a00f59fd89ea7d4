import type { OtherKind } from './other.kinds.js';

export const ClaimKind = { Open: 'open', Closed: 'closed', Disputed: 'disputed' } as const;
export type ClaimKind = (typeof ClaimKind)[keyof typeof ClaimKind] | OtherKind;

export const isOpen = (x: { kind: 'open' | 'closed' }): boolean => x.kind === 'open';
export function parseKind(text: string): ClaimKind {
  switch (text) {
    case 'open':
      return ClaimKind.Open;
    default:
      throw new Error(`no kind ${text}`);
  }
}
