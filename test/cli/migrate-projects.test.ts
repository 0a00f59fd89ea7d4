import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCli, createProject, house, run, type Project } from './sandbox.ts';

/** A repository of project references; what is not yet a fixture of its own meets here. */
const references = (...paths: readonly string[]) => paths.map((path) => ({ path }));
const project = (options: object, ...referred: readonly string[]): string =>
  JSON.stringify({
    compilerOptions: {
      composite: true,
      strict: true,
      target: 'ES2022',
      lib: ['ES2022'],
      types: [],
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/info.json',
      ...options,
    },
    include: ['src'],
    references: references(...referred),
  });
const legacyDecorators = { experimentalDecorators: true, emitDecoratorMetadata: false };

/** CommonJS, legacy decorators, tsconfig paths; Windows line ends, a byte order mark and tabs. */
const orders = `import type { Order, Orders } from '@model/order';
import { routes } from './routes';

function Injectable(): ClassDecorator {
  return () => undefined;
}

function Get(path: string): MethodDecorator {
  return (_, key) => {
    routes.push(path + ' ' + String(key));
  };
}

@Injectable()
export class OrderService {
  constructor(private readonly orders: Orders) {}

  /** Pays an order, once. */
  @Get('/pay')
  async pay(id: string): Promise<Order> {
    const order = await this.orders.find(id);
    if (order === undefined) throw new RangeError('No order ' + id);
    if (order.paid) return order; // nothing to do
    order.paid = true;
    await this.orders.save(order);
    return order;
  }
}
`;
/** ES modules with suffixes, standard decorators, dependencies from the base class. */
const counts = `import { BaseService } from './base.service.js';
import { calls } from './calls.js';

function counted<This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
  { name }: ClassMethodDecoratorContext,
) {
  return function (this: This, ...args: Args): Result {
    calls.push(String(name));
    return method.apply(this, args);
  };
}

export class CountService extends BaseService {
  @counted
  async next(key: string): Promise<number> {
    const count = await this.store.load(key);
    if (count === null) throw new Error('No counter ' + key);
    await this.store.save(key, count + 1);
    return count > 9 ? -1 : count + 1;
  }
}
`;
/** Another project's class as dependency. */
const visits = `import type { CountService } from '../../esm/src/count.service.js';

export class VisitService {
  constructor(private readonly counts: Pick<CountService, 'next'>) {}

  async visit(name: string): Promise<string> {
    if (name === '') return 'nobody';
    const count = await this.counts.next(name);
    return count < 0 ? 'full' : name + ' ' + count;
  }
}
`;
const drive = `import { createRequire } from 'node:module';
import { CountService } from './esm/dist/count.service.js';
import { calls } from './esm/dist/calls.js';
import { VisitService } from './app/dist/visit.service.js';
const require = createRequire(import.meta.url);
const { OrderService } = require('./cjs/dist/order.service.js');
const { routes } = require('./cjs/dist/routes.js');
const trace = [];
const tried = async (run) => { try { return await run(); } catch (error) { return error.name + ': ' + error.message; } };
const orders = new OrderService({
  find: async (id) => ({ new: { id, paid: false }, old: { id, paid: true } })[id],
  save: async (order) => void trace.push('save ' + order.id),
});
const store = { load: async (key) => ({ a: 1, z: 10 })[key] ?? null, save: async (...args) => void trace.push(args.join(' ')) };
const visits = new VisitService(new CountService(store));
const outcomes = [];
for (const id of ['new', 'old', 'gone']) outcomes.push(await tried(() => orders.pay(id)));
for (const name of ['', 'a', 'z', 'q']) outcomes.push(await tried(() => visits.visit(name)));
process.stdout.write(JSON.stringify({ outcomes, trace, routes, calls }));
`;
const windows = (text: string): string =>
  '\uFEFF' + text.replaceAll(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)).replaceAll('\n', '\r\n');

describe('projects of every kind, in one run', () => {
  let shop: Project;
  let before: Readonly<Record<string, string>>;
  beforeAll(() => {
    shop = createProject(bundleCli(), {
      'tsconfig.json': JSON.stringify({ files: [], references: references('./cjs', './esm', './app') }),
      'cjs/package.json': '{ "name": "cjs", "type": "commonjs" }',
      'cjs/tsconfig.json': project({
        ...legacyDecorators,
        ...{ module: 'Node16', moduleResolution: 'Node16', paths: { '@model/*': ['./src/model/*'] } },
      }),
      'cjs/src/model/order.ts':
        'export interface Order { id: string; paid: boolean }\nexport interface Orders { find(id: string): Promise<Order | undefined>; save(order: Order): Promise<void> }\n',
      'cjs/src/routes.ts': 'export const routes: string[] = [];\n',
      'cjs/src/order.service.ts': windows(orders),
      'esm/tsconfig.json': project({ module: 'NodeNext', verbatimModuleSyntax: true }),
      'esm/src/calls.ts': 'export const calls: string[] = [];\n',
      'esm/src/base.service.ts':
        'export interface Store { load(key: string): Promise<number | null>; save(key: string, value: number): Promise<void> }\nexport abstract class BaseService {\n  constructor(protected readonly store: Store) {}\n}\n',
      'esm/src/count.service.ts': counts,
      'app/tsconfig.json': project({ module: 'NodeNext', verbatimModuleSyntax: true }, '../esm'),
      'app/src/visit.service.ts': visits,
      'drive.mjs': drive,
    });
    before = shop.tree();
    const { code, stdout } = shop.tacet('migrate');
    expect([code, stdout.match(/^\w+ \w+\.\w+/gm)], stdout).toEqual([
      0,
      ['migrated VisitService.visit', 'migrated OrderService.pay', 'migrated CountService.next'],
    ]);
  });

  it('imports as each project does', () => {
    expect(shop.read('cjs/src/order.service.ts')).toMatch(/from '\.\/pay-order\.orchestrator'/);
    expect(shop.read('esm/src/count.service.ts')).toMatch(/from '\.\/next-count\.orchestrator\.js'/);
    expect(shop.read('app/src/visit.orchestrator.ts')).toMatch(/^import type .* from '.*\.js';$/m);
  });

  it('keeps decorators, comments, line ends, tabs and the byte order mark', () => {
    const after = shop.read('cjs/src/order.service.ts');
    expect(after.startsWith('\uFEFFimport type { Order, Orders }')).toBe(true);
    expect(after).not.toMatch(/[^\r]\n/);
    expect(after).toContain(
      "\t/** Pays an order, once. */\r\n\t@Get('/pay')\r\n\tasync pay(id: string): Promise<Order> {",
    );
    expect(shop.read('esm/src/count.service.ts')).toContain('  @counted\n  async next(key: string): Promise<number> {');
  });

  it('compiles as references, and does what it did', () => {
    const tsc = join(house, 'node_modules/typescript/bin/tsc');
    expect(run(process.execPath, [tsc, '-b'], shop.root)).toMatchObject({ code: 0, stdout: '' });
    const { stdout, stderr } = run(process.execPath, ['drive.mjs'], shop.root);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      outcomes: [
        { id: 'new', paid: true },
        { id: 'old', paid: true },
        'RangeError: No order gone',
        ...['nobody', 'a 2', 'full', 'Error: No counter q'],
      ],
      trace: ['save new', 'a 2', 'z 11'],
      routes: ['/pay pay'],
      calls: ['next', 'next', 'next'],
    });
  });

  it('is as before after undo, byte for byte', () => {
    expect(shop.tacet('undo').code).toBe(0);
    const sources = (tree: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(tree).filter(([path]) => !path.includes('/dist/')));
    expect(sources(shop.tree())).toEqual(before);
  });
});
