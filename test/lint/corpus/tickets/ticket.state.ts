import { TicketKind } from './ticket.kinds.js';
import type { Ticket } from './ticket.values.js';

export class TicketState {
  constructor(private readonly ticket: Ticket) {}

  handle(event: TicketEvent): TicketStep {
    if (event.kind === 'closed') return this.close(); // ✗ no-magic-strings
    if (this.ticket.kind == 'open' && event.at > this.ticket.at) return this.stay(); // ✗ no-magic-strings
    for (const part of this.ticket.parts) {
      switch (part.kind) {
        case TicketKind.Note: // ✗ exhaustive-switch
          part.read();
        case TicketKind.File:
          continue;
        case TicketKind.Link:
          part.follow();
      }
    }
    return this.unexpected(event);
  }

  private unexpected(event: TicketEvent): never {
    throw new RangeError(event.kind); // ✗ no-throw
  }

  get age(): number {
    return Date.now() - this.ticket.at; // ✗ no-ambient-effects «Date.now()»
  }

  static {
    TicketState.prototype.createdAt = new Date(); // ✗ no-ambient-effects «new Date()»
  }

  readonly seed = Math.random(); // ✗ no-ambient-effects «Math.random()»

  retry = () => Promise.reject(this.ticket); // ✗ no-throw
}
