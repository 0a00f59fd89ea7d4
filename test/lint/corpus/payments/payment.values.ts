import { z } from 'zod';

export const PaymentId = z.string().min(1).brand('PaymentId');
export type PaymentId = z.infer<typeof PaymentId>;

export class Amount {
  constructor(readonly value: number) {}

  plus(other: Amount): Amount {
    return new Amount(this.value + other.value);
  }
}
