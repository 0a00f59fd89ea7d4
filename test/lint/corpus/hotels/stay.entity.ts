import { StayKind } from './stay.kinds.js';
import type { StayId } from './stay.values.js';

export type StayProps = Readonly<{ id: StayId; parentId?: StayId; guestIds: readonly GuestId[]; tags: string[] }>;

export class Stay {
  readonly kind: StayKind = StayKind.Open;
  #nights = 0;

  constructor(private readonly props: StayProps) {
    Object.freeze(this);
  }

  get id(): StayId {
    return this.props.id;
  }

  with(nights: number): this {
    this.#nights = nights;
    return this;
  }

  async: boolean = false;
  await(): number {
    return this.#nights;
  }
}
