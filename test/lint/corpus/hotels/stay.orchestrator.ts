import { StayFoundKind, StayIntentKind, StayResultKind } from './stay.kinds.js';
import type { Log, RoomGateway, StayStore } from './stay.ports.js';
import type { StayResult } from './stay.results.js';
import type { RoomIds, StayId } from './stay.values.js';

export class StayOrchestrator {
  constructor(
    private readonly store: StayStore,
    private readonly rooms: RoomGateway,
    private readonly logger: Log,
  ) {
    Object.freeze(this);
  }

  async checkOut(stayId: StayId, roomIds: RoomIds): Promise<StayResult> {
    const found = await this.store.find(stayId);
    this.logger.info(`checking out ${stayId}`, { rooms: roomIds.count + 1 });
    switch (found.kind) {
      case StayFoundKind.Missing:
        return { kind: StayResultKind.Missing, stayId };
      case StayFoundKind.Found:
        return this.leave(stayId, found.stay);
    }
  }

  private async leave(stayId: StayId, stay: Stay) {
    const intent = stay.leave();
    switch (intent.kind) {
      case StayIntentKind.Charge: {
        const charged = await this.rooms.charge(intent.amount);
        await this.store.save(intent.stay, charged);
        return { kind: StayResultKind.Charged, stayId };
      }
      case StayIntentKind.Free: {
        await this.store.save(intent.stay);
        return { kind: StayResultKind.Left, stayId };
      }
    }
  }
}
