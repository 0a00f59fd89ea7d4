import { StayResultKind } from './stay.kinds.js';
import type { RoomGateway } from './stay.ports.js';
import type { Stay } from './stay.entity.js';
import type { StayResult } from './stay.results.js';

export class ManyRoomsOrchestrator {
  constructor(private readonly rooms: RoomGateway) {}

  async closeAll(stay: Stay): Promise<StayResult> {
    for (const room of stay.rooms()) {
      await this.rooms.close(room);
    }
    for (const { room, nights } of stay.open()) {
      await this.rooms.open(room, nights);
    }
    const answers = await Promise.all([this.rooms.first(stay), this.rooms.last(stay), this.freeze(stay)]);
    return { kind: StayResultKind.Closed, answers };
  }

  async raced(stay: Stay): Promise<StayResult> {
    const winner = await Promise.race([this.rooms.first(stay), this.rooms.last(stay)]);
    const any = await Promise.any([this.rooms.first(stay), this.rooms.last(stay)]);
    return { kind: StayResultKind.Raced, winner, any };
  }

  private async freeze(stay: Stay): Promise<void> {
    await this.rooms.freeze(stay);
  }
}
