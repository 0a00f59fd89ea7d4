import { RideIntentKind, RideKind } from './ride.kinds.js';
import type { Ride } from './ride.entity.js';
import type { RideIntent } from './ride.intents.js';

export class RideDecision {
  decide(ride: Ride): RideIntent {
    switch (ride.kind) {
      case RideKind.Open:
        return { kind: RideIntentKind.Assign, at: Date.now() }; // ✗ no-ambient-effects «Date.now()»
      case `taken`: // ✗ no-magic-strings «`taken`»
        return { kind: RideIntentKind.None, at: 0 };
      case RideKind.Gone:
        throw new Error('gone'); // ✗ no-throw
    }
  }

  price(ride: Ride): number {
    return ride.km * (Math.random() > 0.5 ? 2 : 1); // ✗ no-ambient-effects «Math.random()»
  }
}

export const isOpen = (ride: Ride) => 'open' == ride.kind; // ✗ no-magic-strings
export const later = async function (ride: Ride) { // ✗ no-ambient-effects
  return ride;
};
