import type { BookingExecutor, MailGateway } from './booking.ports.js';
import { BookingKind } from './booking.kinds.js';
import type { BookingResult } from './booking.results.js';
import type { BookingEvent, BookingId } from './booking.values.js';

export class BookingRuntime {
  constructor(
    private readonly executor: BookingExecutor,
    private readonly mail: MailGateway,
  ) {}

  async run(bookingId: BookingId, event: BookingEvent): Promise<BookingResult> {
    const state = await this.executor.load(bookingId);
    const { state: next, intent: wanted } = state.handle(event);
    await this.executor.save(bookingId, next);
    await this.carryOut(wanted);
    return { kind: BookingKind.Booked, bookingId };
  }

  async forget(bookingId: BookingId, event: BookingEvent): Promise<BookingResult> {
    const state = await this.executor.load(bookingId);
    const step = state.step(event); // ✗ effects-via-intent
    await this.executor.save(bookingId, step.state);
    await this.mail.send(step.mail); // ✗ effects-via-intent
    return { kind: BookingKind.Booked, bookingId };
  }

  async direct(bookingId: BookingId): Promise<BookingResult> { // ✗ step-delegation
    const state = await this.executor.load(bookingId);
    await this.executor.save(bookingId, state);
    return { kind: BookingKind.Booked, bookingId };
  }

  private async carryOut(intent: BookingIntent): Promise<void> {
    await this.executor.execute(intent);
  }
}

export class TransactionalBookingRuntime {
  constructor(
    private readonly runtime: BookingRuntime,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  run(bookingId: BookingId, event: BookingEvent): Promise<BookingResult> {
    return this.unitOfWork.run((tx) => this.runtime.run(bookingId, event, tx));
  }

  async late(bookingId: BookingId): Promise<BookingResult> { // ✗ transaction-boundary
    const tx = await this.unitOfWork.begin(); // ✗ transaction-boundary
    return this.runtime.run(bookingId, tx);
  }
}
