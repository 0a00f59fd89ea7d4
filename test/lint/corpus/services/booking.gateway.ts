import type { BookingKind } from './booking.kinds.js';

export interface MailGateway {
  send(bookingId: string, retries?: number): Promise<MailSent | MailBounced>; // ✗ value-objects
  sendAll: (bookingIds: readonly string[] | null) => Promise<void>; // ✗ value-objects
  of(userId: UserId, monkey: string, valid: string): Promise<Mail>;
}

export type MailSent = { readonly kind: typeof BookingKind.Sent; readonly messageKey?: string }; // ✗ value-objects
export interface MailBounced<Kind extends string = 'bounced'> {
  readonly kind: Kind | 'bounced'; // ✗ no-magic-strings
}

export abstract class BookingStore {
  abstract fetch(id: bigint | undefined): Promise<Booking>; // ✗ value-objects
  protected find(id: string): void {}
}
