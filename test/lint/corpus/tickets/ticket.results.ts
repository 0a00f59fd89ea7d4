import { TicketKind } from './ticket.kinds.js';
import type { TicketId } from './ticket.values.js';

export type TicketClosed = { readonly kind: 'closed'; readonly ticketId: TicketId }; // ✗ no-magic-strings
export type TicketMissing = { readonly kind: typeof TicketKind.Missing; readonly ticketId: string }; // ✗ value-objects
export type TicketOpened = Readonly<{ kind: 'opened'; queueKey: string }>; // ✗ no-magic-strings ✗ value-objects

export const closed = (ticketId: TicketId): TicketClosed => ({ kind: 'closed', ticketId }); // ✗ no-magic-strings «'closed'»
export const opened = (ticketId: TicketId) => ({ kind: <const>'opened', ticketId }); // ✗ no-magic-strings

export class TicketReopened {
  readonly kind = 'reopened' as const; // ✗ no-magic-strings
  static readonly kind = 'static'; // ✗ no-magic-strings
  constructor(readonly ticketId: TicketId) {}
}
