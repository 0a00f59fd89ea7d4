import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { planMigration } from '../plan-migration.ts';
import type { FactsStore } from './facts.ts';
import { groupByProject } from './group-files.ts';
import { planByProject, type ProjectsOptions } from './plan-projects.ts';
import { filesOfShard } from './shard.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tacet-projects-'));
const files = ['a/stock.ts', 'b/deep/price.ts'].map((file) => path.join(root, file));
const texts = new Map<string, string>();
const facts: FactsStore = {
  version: '1',
  read: (name) => texts.get(name),
  write: (name, text) => {
    texts.set(name, text);
  },
};

beforeEach(() => {
  texts.clear();
  for (const [file, name] of [
    ['a/stock.ts', 'Stock'],
    ['b/deep/price.ts', 'Price'],
  ] as const) {
    write(
      file,
      `import type { Store } from './store';\nexport class ${name}Service {\n  constructor(private readonly store: Store) {}\n  take(id: string): number {\n    const count = this.store.count(id);\n    if (count === 0) throw new Error('none');\n    return count;\n  }\n}\n`,
    );
    write(path.join(path.dirname(file), 'store.ts'), 'export interface Store {\n  count(id: string): number;\n}\n');
  }
  for (const folder of ['a', 'b']) write(`${folder}/tsconfig.json`, tsconfig);
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const tsconfig = '{ "compilerOptions": { "strict": true, "lib": ["es5"], "types": [], "module": "commonjs" } }';

it('comes to what one run over all files comes to, kept or not', async () => {
  const { report, requests } = await planMigration({ root, files });
  expect(report.totals.migratable).toBe(2);
  for (const run of ['anew', 'kept']) {
    const planned = await planByProject({ root, files, facts });
    expect([run, planned.report]).toEqual([run, { ...report, timing: planned.report.timing }]);
    expect([run, planned.requests]).toEqual([run, requests]);
  }
});

it('holds no path of the machine in what it keeps', async () => {
  await planByProject({ root, files, facts });
  expect([...texts.values()].join('\n')).not.toContain(root);
});

it.each<[string, () => void, Partial<ProjectsOptions>]>([
  [
    'another type',
    () => {
      write('a/store.ts', 'export interface Store {\n  count(id: string): 1 | 0;\n}\n');
    },
    {},
  ],
  [
    'another service',
    () => {
      write('a/stock.ts', 'export class StockService {}\n');
    },
    {},
  ],
  [
    'a file that is gone',
    () => {
      rmSync(path.join(root, 'a/store.ts'));
    },
    {},
  ],
  [
    'a new file',
    () => {
      write('a/new.d.ts', 'declare const fresh: string;\n');
    },
    {},
  ],
  [
    'another configuration',
    () => {
      write('a/tsconfig.json', tsconfig.replace('true', 'false'));
    },
    {},
  ],
  ['another option', () => undefined, { valueObjects: true }],
  ['another method', () => undefined, { methods: ['StockService.take'] }],
  ['a linter', () => undefined, { lint: () => Promise.resolve([]) }],
  ['another program', () => undefined, { facts: { ...facts, version: '2' } }],
  [
    'facts that are damaged',
    () => {
      texts.forEach((text, name) => texts.set(name, text.slice(0, 99)));
    },
    {},
  ],
])('does not take for known what depends on %s', async (_, change, options) => {
  expect(await knownOf({ root, files, facts })).toEqual([false, false]);
  expect(await knownOf({ root, files, facts })).toEqual([true, true]);
  change();
  expect((await knownOf({ root, files, facts, ...options }))[0]).toBe(false);
  rmSync(path.join(root, 'a/new.d.ts'), { force: true });
});

it('goes on where a run ended', async () => {
  await planByProject({ root, files: files.slice(0, 1), facts });
  expect(await knownOf({ root, files, facts })).toEqual([true, false]);
});

it('groups files by the nearest configuration within the root', () => {
  const outside = path.join(root, 'c/loose.ts');
  const groups = groupByProject(root, [...files, outside].reverse());
  expect(groups.map(({ tsconfig: config = '', files: own }) => [path.relative(root, config), own])).toEqual([
    [path.relative(root, ''), [outside]],
    ['a/tsconfig.json', files.slice(0, 1)],
    ['b/tsconfig.json', files.slice(1)],
  ]);
});

it('shares a large project out by folders, and never one folder', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    path.join(root, `a/f${(index % 30).toString()}/s${index.toString()}.ts`),
  );
  const shards = [1, 2, 3, 4].map((index) => filesOfShard(root, many, { index, count: 4 }));
  expect(shards.flat().sort()).toEqual([...many].sort());
  const folders = shards.flatMap((shard) => [...new Set(shard.map((file) => path.dirname(file)))]);
  expect(new Set(folders).size).toBe(folders.length);
  for (const shard of shards) expect(shard.length).toBeGreaterThan(0);
  const fewer = many.filter((file) => !file.includes('/f7/'));
  const moved = filesOfShard(root, fewer, { index: 2, count: 4 }).filter((file) => !shards[1]?.includes(file));
  expect(moved).toEqual([]);
});

async function knownOf(options: ProjectsOptions): Promise<readonly boolean[]> {
  const known: boolean[] = [];
  await planByProject({ ...options, onProject: (_done, _total, _file, isKnown) => known.push(isKnown) });
  return known;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
