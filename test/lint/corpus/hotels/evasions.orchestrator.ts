import { StayKind, StayResultKind } from './stay.kinds.js';
import type { RoomGateway, StayStore } from './stay.ports.js';
import type { Stay } from './stay.entity.js';
import type { StayResult } from './stay.results.js';

export class EvasiveOrchestrator {
  constructor(
    private readonly store: StayStore,
    private readonly rooms: RoomGateway,
  ) {}

  async checkIn(stay: Stay): Promise<StayResult> {
    !stay.isPaid && this.store.flag(stay); // ✗ no-if «!stay.isPaid && this.store.flag(stay)»
    stay.isPaid || (await this.store.flag(stay)) || stay.isVip; // ✗ no-if
    void (stay.isPaid && this.store.flag(stay)); // ✗ no-if «stay.isPaid && this.store.flag(stay)»
    await this.rooms.assign(stay, stay.isVip ? stay.suite : stay.room); // ✗ no-if «stay.isVip ? stay.suite : stay.room»
    await this.rooms.assign(stay, { room: stay.room ?? stay.suite, stay }); // ✗ no-if «stay.room ?? stay.suite»
    const { room } = stay.booking ?? stay; // ✗ no-if «stay.booking ?? stay»
    return { kind: stay.isVip ? StayResultKind.Vip : StayResultKind.Guest, room }; // ✗ no-if «stay.isVip ? StayResultKind.Vip : StayResultKind.Guest»
  }

  async labelled(stays: readonly Stay[]): Promise<StayResult> {
    outer: for (const stay of stays) {
      for (const night of stay.nights()) {
        if (night.isFree) continue outer; // ✗ no-if
        await this.rooms.reserve(night);
      }
    }
    return { kind: StayResultKind.Reserved, stays };
  }

  async loopy(stays: readonly Stay[]): Promise<StayResult> {
    for (const stay of stays.filter(isOpen)) { // ✗ dumb-piping «stays.filter(isOpen)»
      stay.nights += 1; // ✗ dumb-piping «stay.nights += 1»
    }
    for (const [key, value] of Object.entries(stays)) { // ✗ dumb-piping «Object.entries(stays)»
      await this.store.put(key, value);
    }
    for await (const stay of this.store.stream()) {
      if (stay.isOpen) await this.store.close(stay); // ✗ no-if
    }
    return { kind: StayResultKind.Closed, stays };
  }

  async deepBlocks(stay: Stay): Promise<StayResult> {
    {
      {
        stay.closed = stay.open; // ✗ dumb-piping «stay.closed = stay.open»
      }
    }
    switch (stay.kind) {
      case StayKind.Open: {
        const nights = stay.until - stay.from; // ✗ dumb-piping «stay.until - stay.from»
        return this.store.price(stay, nights);
      }
      case StayKind.Closed: {
        if (nightsOf(stay)) return this.store.archive(stay); // ✗ no-if
        return this.store.keep(stay);
      }
    }
  }

  async chained(stay: Stay): Promise<StayResult> {
    const label = stay.guest.name.trim().toLowerCase().split(' ')[0]; // ✗ dumb-piping
    const cheap = stay.rooms.filter((room) => room.isFree).map((room) => room.price); // ✗ dumb-piping
    const first = (await this.store.list(stay)).slice(0, 1); // ✗ dumb-piping
    return { kind: StayResultKind.Listed, label, cheap, first };
  }

  async callbacks(stay: Stay): Promise<StayResult> {
    const free = stay.rooms.find((room) => room.isFree); // ✗ dumb-piping
    await Promise.all(stay.rooms.map((room) => this.rooms.close(room)));
    await Promise.all(stay.rooms.map((room) => room.close())); // ✗ dumb-piping
    await Promise.all(stay.rooms.map(async (room) => { // ✗ dumb-piping
      if (room.isFree) await this.rooms.close(room); // ✗ no-if
    }));
    await this.rooms.each(stay, (room) => this.rooms.close(room));
    await this.rooms.each(stay, (room) => this.close(room));
    return { kind: StayResultKind.Listed, free };
  }

  private close(room: Room): Promise<void> {
    const last = room.nights - 1; // ✗ dumb-piping «room.nights - 1»
    return this.rooms.close(room, last);
  }

  get isFull(): boolean {
    return this.store.count === this.rooms.count; // ✗ dumb-piping «this.store.count === this.rooms.count»
  }

  set capacity(value: number) {
    this.store.capacity = value; // ✗ dumb-piping «this.store.capacity = value»
  }

  protected get ratio(): number {
    return this.store.count / this.rooms.count; // ✗ dumb-piping «this.store.count / this.rooms.count»
  }

  get #first(): Stay {
    return this.store.all?.first; // ✗ no-if «this.store.all?.first»
  }
}
