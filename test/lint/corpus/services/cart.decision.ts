import { randomUUID as fresh } from 'node:crypto';
import { z } from 'zod';
import _ from 'lodash'; // ✗ layer-imports
import { CartKind } from './cart.kinds.js';
import { prisma } from './cart.prisma.js'; // ✗ layer-imports
import type { CartStore } from './cart.ports.js'; // ✗ layer-imports

export namespace Carts {
  export const schema = z.object({ kind: z.enum(CartKind) });
}

export class Cart {
  accessor kind = 'open' as const; // ✗ no-magic-strings «'open'»
  constructor(
    readonly cartId: string, // ✗ value-objects
    readonly customer: CustomerId,
  ) {}

  decide<const Event extends CartEvent>(event: Event): CartIntent {
    switch (event.kind) {
      case CartKind.Added:
        return { kind: CartKind.Priced, cart: this };
      case 'removed': // ✗ no-magic-strings «'removed'»
        throw new Error('cannot remove'); // ✗ no-throw
      default: // ✗ exhaustive-switch
        return assertNever(event);
    }
  }

  isOpen(now: Date): boolean {
    return (this.kind satisfies string) !== 'closed' && now < this.closesAt(new Date(now)); // ✗ no-magic-strings «'closed'»
  }

  token(fetch: () => string): string {
    return fetch() + fresh(); // ✗ no-ambient-effects
  }

  async save(): Promise<void> { // ✗ no-ambient-effects
    await prisma.cart.update(_.omit(this));
  }
}

function assertNever(value: never): never {
  throw new Error(String(value));
}
