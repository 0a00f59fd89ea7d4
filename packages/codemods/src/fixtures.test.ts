import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planMigration, type PlannedMigration } from './index.ts';
import { loadModule } from './testing/modules.ts';
import { observeAll, type World } from './testing/world.ts';

/** Each folder holds `service.ts`; with `run.ts` it is migrated and executed, without it must stay as it is. */
const fixtures = path.join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures).filter((name) => existsSync(path.join(fixtures, name, 'service.ts')));
const compilerOptions = {
  strict: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  noUnusedLocals: true,
  noUnusedParameters: true,
  experimentalDecorators: true,
  types: [],
};

let root = '';
let planned: PlannedMigration;
const fileOf = (name: string): string => path.join(root, name, 'service.ts');

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-fixtures-'));
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  for (const name of names) {
    mkdirSync(path.join(root, name));
    writeFileSync(fileOf(name), readFileSync(path.join(fixtures, name, 'service.ts')));
  }
  planned = await planMigration({ root, files: names.map(fileOf) });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The texts of a fixture's folder after the migration. */
function textsAfter(name: string): ReadonlyMap<string, string> {
  const texts = new Map([[fileOf(name), readFileSync(fileOf(name), 'utf8')]]);
  for (const request of planned.requests) {
    if (request.path.startsWith(`${name}/`) && 'content' in request) {
      texts.set(path.join(root, request.path), String(request.content));
    }
  }
  return texts;
}

const unitsOf = (name: string) => planned.report.units.filter(({ file }) => file === `${name}/service.ts`);

describe.each(names.filter((name) => existsSync(path.join(fixtures, name, 'run.ts'))))('%s', (name) => {
  it('is migrated as the pages beside it show', async () => {
    expect(unitsOf(name).flatMap(({ refusals }) => refusals)).toEqual([]);
    for (const [file, text] of textsAfter(name)) {
      await expect(text).toMatchFileSnapshot(path.join(fixtures, name, 'after', path.basename(file)));
    }
  });

  it('does the same, in the same order, with the same outcome, on every path', async () => {
    const { default: run } = (await import(path.join(fixtures, name, 'run.ts'))) as {
      default: (module: Record<string, unknown>, world: World) => unknown;
    };
    const original = new Map([[fileOf(name), readFileSync(fileOf(name), 'utf8')]]);
    const before = await observeAll((world) => run(loadModule(fileOf(name), original), world));
    const after = await observeAll((world) => run(loadModule(fileOf(name), textsAfter(name)), world));
    expect(before.length).toBeGreaterThan(1);
    expect(after).toEqual(before);
  });
});

describe.each(names.filter((name) => !existsSync(path.join(fixtures, name, 'run.ts'))))('%s', (name) => {
  it('stays as it is, for the reason that its first line names', () => {
    const [, code] = /^\/\/ refused: ([\w-]+)/.exec(readFileSync(fileOf(name), 'utf8')) ?? [];
    expect(unitsOf(name).flatMap(({ refusals }) => refusals.map((refusal) => refusal.code))).toEqual([code]);
    expect(planned.requests.filter(({ path: file }) => file.startsWith(`${name}/`))).toEqual([]);
  });
});

it('changes nothing in a second run', async () => {
  const second = mkdtempSync(path.join(tmpdir(), 'tacet-second-'));
  writeFileSync(path.join(second, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  const files: string[] = [];
  for (const name of names) {
    mkdirSync(path.join(second, name));
    for (const [file, text] of textsAfter(name)) {
      files.push(path.join(second, name, path.basename(file)));
      writeFileSync(path.join(second, name, path.basename(file)), text);
    }
  }
  const { requests } = await planMigration({ root: second, files });
  rmSync(second, { recursive: true, force: true });
  expect(requests).toEqual([]);
});
