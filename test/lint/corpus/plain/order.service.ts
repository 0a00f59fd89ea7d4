import { readFile } from 'node:fs/promises';
import { OrderOrchestrator } from './order.orchestrator.js';
import { MemoryOrderStore } from './order.memory.js';

export async function run(id: string): Promise<void> {
  if (process.env.DRY === '1') return;
  const orders = new OrderOrchestrator(new MemoryOrderStore());
  const text = await readFile(`${id}.json`, 'utf8');
  const parsed = { ...(JSON.parse(text) as object), kind: 'open' };
  if (parsed.kind === 'open') throw new Error('open');
  console.log(await orders.place(parsed));
}
