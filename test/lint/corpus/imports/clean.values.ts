import { ShopKind } from './shop.kinds.js';
import type { Money } from './money.value.js';
import { z } from 'zod';

export const Price = z.number().brand(ShopKind.Price);
