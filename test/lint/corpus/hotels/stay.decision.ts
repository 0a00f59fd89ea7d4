import { StayIntentKind, StayKind } from './stay.kinds.js';
import type { Stay } from './stay.entity.js';
import type { StayIntent } from './stay.intents.js';

export const decideStay = (stay: Stay, today: Date): StayIntent => {
  const nights = Math.round((today.getTime() - stay.from.getTime()) / 86_400_000);
  const discounts: Record<string, number> = { gold: 0.2, silver: 0.1 };
  const rate = discounts[stay.tier] ?? 0;
  const amount = [...stay.rooms].map((room) => room.price * nights).reduce((a, b) => a + b, 0) * (1 - rate);
  return amount > 0 ? { kind: StayIntentKind.Charge, amount: Number(amount.toFixed(2)) } : { kind: StayIntentKind.Free };
};

export function isOpen(stay: Stay): boolean {
  return stay.kind === StayKind.Open || stay.tier === 'gold';
}
