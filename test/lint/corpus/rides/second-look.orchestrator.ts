import { RideKind, RideResultKind } from './ride.kinds.js';
import { RideAccepted } from './ride.results.js';
import type { DriverGateway, Log, RideStore } from './ride.ports.js';
import type { Ride } from './ride.entity.js';
import type { RideResult } from './ride.results.js';

export class RideOrchestrator {
  readonly #logger: Log;

  constructor(
    private readonly store: RideStore,
    private readonly drivers: DriverGateway,
    logger: Log,
  ) {
    this.#logger = logger;
    Object.freeze(this);
  }

  async accept(ride: Ride): Promise<RideResult> {
    const found = await this.store.find(ride);
    switch (found.kind) {
      case RideKind.Open: {
        await this.drivers.notify(found.ride);
        await this.#logger.info(`accepted ${ride.id}`, 2);
        return new RideAccepted(found.ride);
      }
      case RideKind.Taken:
        return found;
      case RideKind.Gone: // ✗ exhaustive-switch
        this.#logger.warn('gone');
    }
  }

  async rate(ride: Ride): Promise<RideResult> {
    const stars = ride.ratings.length ? ride.ratings[0] : ride.fallback; // ✗ no-if «ride.ratings.length ? ride.ratings[0] : ride.fallback»
    const total = (await this.store.sum(ride)) / ride.count; // ✗ dumb-piping «(await this.store.sum(ride)) / ride.count»
    const label = ride.name + ': ' + stars; // ✗ dumb-piping «ride.name + ': ' + stars»
    const query = { where: { open: true }, limit: 5 }; // ✗ dumb-piping «true» ✗ dumb-piping «5»
    await this.store.query(query, { ...ride }); // ✗ dumb-piping «{ ...ride }»
    return { kind: RideResultKind.Rated, total, label };
  }

  async route(ride: Ride): Promise<RideResult> {
    const handler = (() => this.drivers)(); // ✗ dumb-piping
    const table = { open: this.store.open, closed: this.store.close };
    return table[ride.kind](ride, handler); // ✗ no-if
  }

  async cancel(ride: Ride): Promise<RideResult> {
    for (let attempt = 0; attempt < 3; attempt++) { // ✗ no-if
      try { // ✗ no-throw
        await this.drivers.cancel(ride);
        break;
      } catch (error) {
        this.#logger.error('failed', { error, attempt });
        continue;
      }
    }
    return { kind: RideResultKind.Cancelled, ride };
  }

  async pay(ride: Ride, tip: Money = Money.zero): Promise<RideResult> { // ✗ dumb-piping «tip: Money = Money.zero»
    const paid = await this.drivers.pay(ride, tip);
    if (paid.kind === RideKind.Failed) { // ✗ no-if
      return { kind: RideResultKind.Failed, ride };
    }
    const receipt = await makeReceipt(ride); // ✗ dependencies-as-fields
    return { kind: RideResultKind.Paid, receipt };
  }

  async undo(ride: Ride): Promise<RideResult | undefined> { // ✗ explicit-results
    void (await this.store.undo(ride));
    return this.store.last;
  }
}
