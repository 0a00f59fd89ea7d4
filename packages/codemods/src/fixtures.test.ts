import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextEdit } from '@tacet/changes';
import { planMigration, type PlannedMigration } from './index.ts';
import { openModules } from './testing/modules.test.kit.ts';
import { observeAll, type World } from './testing/world.test.kit.ts';

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

const sourcesOf = (name: string): readonly string[] =>
  readdirSync(path.join(fixtures, name)).filter((file) => file.endsWith('.ts') && file !== 'run.ts');

let root = '';
let planned: PlannedMigration;
const fileOf = (name: string): string => path.join(root, name, 'service.ts');

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-fixtures-'));
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  for (const name of names) {
    mkdirSync(path.join(root, name));
    for (const file of sourcesOf(name))
      writeFileSync(path.join(root, name, file), readFileSync(path.join(fixtures, name, file)));
  }
  planned = await planMigration({ root, files: names.map(fileOf) });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}

/** The texts of a fixture's folder. */
function textsBefore(name: string): Map<string, string> {
  const files = sourcesOf(name).map((file) => path.join(root, name, file));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** The texts of a fixture's folder after the migration. */
function textsAfter(name: string): ReadonlyMap<string, string> {
  const texts = textsBefore(name);
  for (const request of planned.requests) {
    const file = path.join(root, request.path);
    if (!request.path.startsWith(`${name}/`)) continue;
    if ('content' in request) texts.set(file, String(request.content));
    if ('edits' in request) texts.set(file, applyEdits(texts.get(file) ?? '', request.edits));
  }
  return texts;
}

/** The service's exports, and the other files of the fixture by their names. */
function modulesOf(name: string, texts: ReadonlyMap<string, string>): Record<string, unknown> {
  const load = openModules(texts);
  const others = sourcesOf(name).filter((file) => file !== 'service.ts');
  const entries = others.map((file): [string, unknown] => [
    file.replace(/\.ts$/, ''),
    load(path.join(root, name, file)),
  ]);
  return { ...load(fileOf(name)), ...Object.fromEntries(entries) };
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
    const [old, migrated] = [modulesOf(name, textsBefore(name)), modulesOf(name, textsAfter(name))];
    const before = await observeAll((world) => run(old, world));
    const after = await observeAll((world) => run(migrated, world));
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
