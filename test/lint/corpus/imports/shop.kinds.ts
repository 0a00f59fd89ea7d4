import { Shop } from './shop.entity.js'; // ✗ layer-imports
import { otherKinds } from './other.kinds.js'; // ✗ layer-imports
import capitalize from 'lodash/capitalize'; // ✗ layer-imports
import type { ShopOpened } from './shop.events.js'; // ✗ layer-imports

export const ShopKind = { Open: 'open', Closed: 'closed' } as const;
export type ShopKind = (typeof ShopKind)[keyof typeof ShopKind];
export const described = { kind: 'description', Shop, otherKinds, capitalize };
