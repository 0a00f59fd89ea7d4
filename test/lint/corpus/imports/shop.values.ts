import { ShopKind } from './shop.kinds.js';
import { Money } from './money.value.js'; // ✗ layer-imports
import type { Shop } from './shop.entity.js'; // ✗ layer-imports
import type { ShopOpened } from './shop.events.js'; // ✗ layer-imports
import type { ShopStore } from './shop.ports.js'; // ✗ layer-imports
import { z } from 'zod';

export const ShopName = z.string().brand(ShopKind.Name);
