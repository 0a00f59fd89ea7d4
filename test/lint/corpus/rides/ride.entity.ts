import { RideIntentKind, RideKind } from './ride.kinds.js';
import type { RideIntent } from './ride.intents.js';
import type { RideId } from './ride.values.js';

export class Ride {
  readonly kind = RideKind.Open;

  constructor(
    readonly id: RideId,
    private readonly stops: readonly string[] = [],
  ) {}

  decide(): readonly RideIntent[] {
    const [first, ...rest] = this.stops;
    if (first === undefined) return [{ kind: RideIntentKind.None }];
    return rest.map((stop, index) => ({ kind: RideIntentKind.Notify, stop, order: index + 1 }));
  }
}
