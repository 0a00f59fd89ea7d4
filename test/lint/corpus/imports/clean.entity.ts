import { z } from 'zod';
import type { ShopState } from './shop.state.js';
import type { decideShop } from './shop.decision.js';
import { type OtherShop } from './other.entity.js';
import { ShopKind } from './shop.kinds.js';
import { ShopName } from './shop.values.js';
import { ShopOpened } from './shop.events.js';
import { OpenShop } from './shop.intents.js';
import { ShopResult } from './shop.results.js';
import { round } from './rounding.js';
import { thing } from './shop.unknown.js';

export const shopSchema = z.object({ type: z.literal('shop') });
