import { ShopGateway } from './shop.gateway.js'; // ✗ layer-imports
import type { ShopOrchestrator } from './shop.orchestrator.js'; // ✗ layer-imports
import type { MemoryShopStore } from './shop.memory.js'; // ✗ layer-imports
import { ShopKind } from './shop.kinds.js';
import type { Shop } from './shop.entity.js';
import { Pool } from 'pg';

export interface ShopStore {
  open(shop: Shop): Promise<void>;
}
