import { ShopState } from './shop.state.js'; // ✗ layer-imports
import { ShopOrchestrator } from './shop.orchestrator.js'; // ✗ layer-imports
import type { ShopRuntime } from './shop.runtime.js'; // ✗ layer-imports
import { PrismaShopStore } from './shop.prisma.js'; // ✗ layer-imports
import dayjs from 'dayjs'; // ✗ layer-imports
export { decideShop } from './shop.decision.js'; // ✗ layer-imports
import { ShopOpened } from './shop.events.js';
import { ShopName } from './shop.values.js';

export class Shop {
  constructor(readonly name: ShopName) {}
}
