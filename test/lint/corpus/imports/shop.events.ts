import { Shop } from './shop.entity.js'; // ✗ layer-imports
import type { ShopGateway } from './shop.gateway.js'; // ✗ layer-imports
import { v4 } from 'uuid'; // ✗ layer-imports
import { ShopKind } from './shop.kinds.js';

export const opened = (shop: Shop) => ({ kind: ShopKind.Opened, shop, token: v4() });
