import { ShopStore } from './shop.store.js'; // ✗ layer-imports
import { type Shop, ShopGateway } from './shop.gateway.js'; // ✗ layer-imports
import { MemoryShopStore } from './shop.memory.js'; // ✗ layer-imports
import type { KyselyShopStore } from './shop.kysely.js'; // ✗ layer-imports
import './shop.ports.js'; // ✗ layer-imports
import { DrizzleShopStore } from '@acme/shop/shop.drizzle.js'; // ✗ layer-imports
export { TypeormShopStore } from './shop.typeorm.js'; // ✗ layer-imports
export * from './shop.adapter.js'; // ✗ layer-imports
import { ShopKind } from './shop.kinds.js';
import type { ShopResult } from './shop.results.js';

export class ShopOrchestrator {
  constructor(private readonly store: ShopStore) {}

  async open(shop: Shop): Promise<ShopResult> {
    const module = await import('./shop.prisma.js'); // ✗ layer-imports
    await this.store.save(shop, module);
    return { kind: ShopKind.Opened, shop };
  }
}
