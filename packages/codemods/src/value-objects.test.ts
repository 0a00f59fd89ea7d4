import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planFinish, planMigration, type UnitReport } from './index.ts';
import { applyRequests, readFolder } from './testing/folder.test.kit.ts';
import { openModules } from './testing/modules.test.kit.ts';
import { observeAll, type World } from './testing/world.test.kit.ts';

const service = `export interface Order {
  orderId: string;
  total: number;
}

export interface Orders {
  find(orderId: string): Promise<Order | null>;
  list(ids: readonly string[]): Promise<Order[]>;
  cancel(orderId: string, by: string): Promise<void>;
}

export class OrderService {
  constructor(private readonly orders: Orders) {}

  async cancel(orderId: string, userId: string): Promise<string> {
    const order = await this.orders.find(orderId);
    if (!order) throw new Error(\`no order \${orderId}\`);
    if (order.total > 100) throw new Error(\`too late for \${userId}\`);
    await this.orders.cancel(orderId, userId);
    return orderId;
  }

  async follow(orderId: string): Promise<string> {
    const first = await this.orders.find(orderId);
    if (!first) throw new Error('no first');
    const next = { orderId: first.orderId };
    if (first.total > 10) throw new Error('too far');
    await this.orders.cancel(next.orderId, 'nobody');
    return next.orderId;
  }

  async totalOf(orderIds: readonly string[], customerId?: string): Promise<number> {
    const orders = await this.orders.list(orderIds);
    if (orders.length === 0) throw new Error(\`none of \${customerId ?? 'anybody'}\`);
    return orders.length;
  }
}
`;
const caller = `import type { OrderService } from './order.service';

export async function cancelFirst(service: OrderService): Promise<string> {
  return await service.cancel('o1', 'u1');
}
`;
const compilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

let root = '';
let units: readonly UnitReport[] = [];
let texts: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-values-'));
  const written = {
    strict: true,
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    types: [],
  };
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: written, include: ['*.ts'] }));
  writeFileSync(path.join(root, 'order.service.ts'), service);
  writeFileSync(path.join(root, 'caller.ts'), caller);
  const { report, requests } = await planMigration({ root, files: ['order.service.ts'], valueObjects: true });
  units = report.units;
  applyRequests(root, requests);
  texts = readFolder(root);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The type errors of a text beside the migrated files. */
function errorsOf(text: string): readonly string[] {
  const file = path.join(root, 'probe.ts');
  writeFileSync(file, text);
  const program = ts.createProgram([file], { ...compilerOptions, noEmit: true });
  const errors = program.getSemanticDiagnostics(program.getSourceFile(file));
  rmSync(file);
  return errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('value objects', () => {
  it('are made of plain ids at the boundary', () => {
    expect(units.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'OrderService.cancel migratable',
      'OrderService.follow migratable',
      'OrderService.totalOf migratable',
    ]);
    expect(texts.get('cancel-order.values.ts')).toContain(
      "export type OrderId = string & {\n  readonly __brand: 'OrderId';\n};",
    );
    expect(texts.get('order.service.ts')).toContain('.cancel(orderIdOf(orderId), userIdOf(userId))');
    expect(texts.get('cancel-order.orchestrator.ts')).toContain('async cancel(orderId: OrderId, userId: UserId)');
  });

  it('are the only thing that the orchestrator takes', () => {
    const call = (id: string): string => `import { CancelOrderOrchestrator } from './cancel-order.orchestrator';
import { orderIdOf, userIdOf } from './cancel-order.values';
declare const orchestrator: CancelOrderOrchestrator;
export const cancelled = orchestrator.cancel(${id}, userIdOf('u1'));
`;
    expect(errorsOf(call("orderIdOf('o1')"))).toEqual([]);
    expect(errorsOf(call("'o1'")).join()).toContain("'string' is not assignable to parameter of type 'OrderId'");
    expect(errorsOf(call("userIdOf('u1')")).join()).toContain(
      "'UserId' is not assignable to parameter of type 'OrderId'",
    );
  });

  it('stay plain where ids come from elsewhere, in lists and where they may be missing', () => {
    expect(texts.get('total-of-order.values.ts')).not.toContain('__brand');
    expect(texts.get('order.service.ts')).toContain('.totalOf(orderIds, customerId)');
  });

  it('stay plain where the method would not type-check with them, and the report says which', () => {
    expect(units.map(({ plainIds }) => plainIds)).toEqual([undefined, ['orderId'], undefined]);
    expect(texts.get('follow-order.values.ts')).not.toContain('__brand');
  });

  it('change nothing at run time', async () => {
    const run = (modules: Record<string, unknown>, world: World): unknown => {
      const orders = world.fake('orders', {
        find: [null, { orderId: 'o2', total: 5 }, { orderId: 'o2', total: 500 }],
        list: [[], [{ orderId: 'o2', total: 5 }]],
        cancel: [undefined],
      });
      const { OrderService } = modules as {
        OrderService: new (given: unknown) => Record<string, (...args: unknown[]) => unknown>;
      };
      const { method, args } = world.pick(
        { method: 'cancel', args: ['o1', 'u1'] },
        { method: 'follow', args: ['o1'] },
        { method: 'totalOf', args: [['o1']] },
      );
      return new OrderService(orders)[method]?.(...args);
    };
    const observe = async (all: ReadonlyMap<string, string>) => {
      const modules = openModules(all)('order.service.ts');
      return await observeAll((world) => run(modules, world));
    };
    const before = await observe(new Map([['order.service.ts', service]]));
    expect(before.length).toBeGreaterThan(8);
    expect(await observe(texts)).toEqual(before);
  });

  it('are made by the callers when the façade is gone', async () => {
    const { report, requests } = await planFinish({
      root,
      files: ['order.service.ts'],
      methods: ['OrderService.cancel'],
    });
    expect(report.units.map(({ status }) => status)).toEqual(['finished']);
    const request = requests.find(({ path: file }) => file === 'caller.ts');
    expect(JSON.stringify(request)).toContain(".cancel(orderIdOf('o1'), userIdOf('u1'))");
  });
});
