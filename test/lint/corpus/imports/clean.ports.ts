import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { ShopKind } from './shop.kinds.js';
import { ShopName } from './shop.values.js';
import { Shop } from './shop.entity.js';
import { ShopResult } from './shop.results.js';
import type { OtherStore } from './other.store.js';

export interface ShopPorts {
  readonly store: OtherStore;
  open(shop: Shop, name: ShopName): Promise<ShopResult>;
}
