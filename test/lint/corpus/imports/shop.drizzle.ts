import { ShopOrchestrator } from './shop.orchestrator.js';
import { ShopStore } from './shop.store.js';
import { randomUUID } from 'node:crypto';

export const id = (): string => randomUUID();
export const wired = new ShopOrchestrator(new ShopStore());
