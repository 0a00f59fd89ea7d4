import { RideFoundKind, RideIntentKind, RideResultKind } from './ride.kinds.js';
import type { DriverGateway, Log, RideStore } from './ride.ports.js';
import type { Ride } from './ride.entity.js';
import type { RideResult } from './ride.results.js';
import type { RideId } from './ride.values.js';

export class RideOrchestrator {
  constructor(
    private readonly store: RideStore,
    private readonly drivers: DriverGateway,
    private readonly log: Log,
  ) {
    Object.freeze(this);
  }

  async assign(rideId: RideId): Promise<RideResult> {
    this.log.info('assigning', { rideId, attempt: 1 + 1 });
    const found = await this.store.find(rideId);
    switch (found.kind) {
      case RideFoundKind.Missing:
        return { kind: RideResultKind.Missing, rideId };
      case RideFoundKind.Found:
        return await this.act(found.ride);
    }
  }

  private async act(ride: Ride): Promise<RideResult> {
    const intents = ride.decide();
    for (const intent of intents) {
      switch (intent.kind) {
        case RideIntentKind.Notify:
          await this.drivers.notify(intent.driverId);
          break;
        case RideIntentKind.Save: {
          await this.store.save(intent.ride);
          break;
        }
        case RideIntentKind.None:
          break;
      }
    }
    return { kind: RideResultKind.Assigned, ride };
  }
}
