import { applyRequests, readFolder } from '../testing/folder.test.kit.ts';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planFinish, planMigration, type PlannedFinish } from '../index.ts';
import { openModules } from '../testing/modules.test.kit.ts';
import { observeAll, type World } from '../testing/world.test.kit.ts';

/** Each folder holds a service and its callers; with `run.ts` all callers move, without it one line says why one must not. */
const fixtures = path.join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures);
const isRun = (name: string): boolean => existsSync(path.join(fixtures, name, 'run.ts'));
const compilerOptions = {
  strict: true,
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  noUnusedLocals: true,
  experimentalDecorators: true,
  types: [],
};

let root = '';
const migrated = new Map<string, ReadonlyMap<string, string>>();
const planned = new Map<string, PlannedFinish>();
const finished = new Map<string, ReadonlyMap<string, string>>();

const textsOf = <Value>(texts: ReadonlyMap<string, Value>, name: string): Value => {
  const found = texts.get(name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-finish-'));
  for (const name of names) {
    const folder = path.join(root, name);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    for (const [file, text] of readFolder(path.join(fixtures, name))) writeFileSync(path.join(folder, file), text);
    const files = [path.join(folder, 'service.ts')];
    const migration = await planMigration({ root: folder, files });
    expect(migration.report.totals.migratable, name).toBeGreaterThan(0);
    applyRequests(folder, migration.requests);
    migrated.set(name, readFolder(folder));
    const finish = await planFinish({ root: folder, files });
    planned.set(name, finish);
    applyRequests(folder, finish.requests);
    finished.set(name, readFolder(folder));
  }
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function modulesOf(texts: ReadonlyMap<string, string>): Record<string, unknown> {
  const load = openModules(texts);
  const isCode = (file: string): boolean => file !== 'run.ts' && file.endsWith('.ts');
  const modules = [...texts.keys()].filter(isCode).map((file) => [file.replace(/\.ts$/, ''), load(file)] as const);
  return { ...load('service.ts'), ...Object.fromEntries(modules) };
}

describe.each(names.filter(isRun))('%s', (name) => {
  it('has no façade left, and callers that switch on results', async () => {
    const { report } = textsOf(planned, name);
    expect(report.units.map(({ status, refusals }) => ({ status, refusals }))).toEqual([
      { status: 'finished', refusals: [] },
    ]);
    const before = readFolder(path.join(fixtures, name));
    for (const [file, text] of textsOf(finished, name)) {
      if (!before.has(file) || before.get(file) === text) continue;
      await expect(text).toMatchFileSnapshot(path.join(fixtures, name, 'after', file));
    }
  });

  it('does the same as before, in every caller and on every path', async () => {
    const { default: run } = (await import(path.join(fixtures, name, 'run.ts'))) as {
      default: (module: Record<string, unknown>, world: World) => unknown;
    };
    const observe = async (texts: ReadonlyMap<string, string>) => {
      const modules = modulesOf(texts);
      return await observeAll((world) => run(modules, world));
    };
    const before = await observe(readFolder(path.join(fixtures, name)));
    expect(before.length).toBeGreaterThan(3);
    expect(await observe(textsOf(migrated, name))).toEqual(before);
    expect(await observe(textsOf(finished, name))).toEqual(before);
  });

  it('has nothing left to do in a second run', async () => {
    const folder = path.join(root, name);
    const { requests } = await planFinish({ root: folder, files: [path.join(folder, 'service.ts')] });
    expect(requests).toEqual([]);
  });
});

describe.each(names.filter((name) => !isRun(name)))('%s', (name) => {
  it('stays as it is, for the reason that one of its files names', () => {
    const [, code] =
      /^\/\/ refused: ([\w-]+)/m.exec([...readFolder(path.join(fixtures, name)).values()].join('\n')) ?? [];
    const { report, requests } = textsOf(planned, name);
    const refusals = report.units.flatMap(({ refusals: own, callSites }) => [
      ...own.map((refusal) => refusal.code),
      ...callSites.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal.code])),
    ]);
    expect(refusals).toEqual([code]);
    expect(requests).toEqual([]);
  });
});
