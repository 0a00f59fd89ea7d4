import { ShopKind } from './shop.kinds.js';
import { ShopName } from './shop.values.js';
import { OpenShop } from './shop.intents.js';
import { ShopResult } from './shop.results.js';
import type { Shop } from './shop.entity.js';

export type ShopOpened = { readonly kind: typeof ShopKind.Opened; readonly shop: Shop; readonly name: ShopName };
