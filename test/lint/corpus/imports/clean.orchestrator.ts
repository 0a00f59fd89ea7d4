import { z } from 'zod';
import pino from 'pino';
import { Temporal } from '@js-temporal/polyfill';
import { ShopKind } from './shop.kinds.js';
import { ShopName } from './shop.values.js';
import { ShopOpened } from './shop.events.js';
import { OpenShop } from './shop.intents.js';
import { ShopResult } from './shop.results.js';
import { Shop } from './shop.entity.js';
import { decideShop } from './shop.decision.js';
import { OtherOrchestrator } from './other.orchestrator.js';
import { ShopRuntime } from './shop.runtime.js';
import { type ShopStore } from './shop.store.js';
import type { ShopGateway } from '../shop.gateway.js';
import type * as ports from './shop.ports.js';
import { helper } from './shop-helper.js';
import unknown from './shop.unknown.js';

export type { ShopStore } from './shop.store.js';

export class ShopOrchestrator {
  constructor(private readonly gateway: ShopGateway) {}

  async open(shop: Shop): Promise<ShopResult> {
    return decideShop(shop);
  }
}
