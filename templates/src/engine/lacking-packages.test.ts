import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFiles } from '../generate-files.ts';
import { loadTemplates } from '../rendering/template-set.ts';
import { readFixtures } from '../testing/slices.ts';
import { describeInstall, findInstallCommands } from './lacking-packages.ts';

describe('findInstallCommands', () => {
  let root: string;
  const ask = (paths: readonly string[], folder = root) =>
    findInstallCommands([
      {
        root: folder,
        files: paths.map((path) => ({ path, spec: 'a', ownership: 'generated', status: 'new', missing: [] })),
        changes: undefined,
        losses: undefined,
        problems: [],
      },
    ]);

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tacet-packages-'));
  });

  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('names every package that generated code imports, and no other', async () => {
    const templates = loadTemplates();
    const files = (await readFixtures()).flatMap((context) => generateFiles(context, templates));
    const imported = files.flatMap(({ content }) =>
      [...content.matchAll(/^(?:import|\}).* from '([^.'][^']*)';$/gm)].map(([, name = '']) => name),
    );
    const named = ask(files.map(({ path }) => path)).flatMap((command) =>
      [...command.matchAll(/(\S+)@\d/g)].map(([, name = '']) => name),
    );
    expect(named.sort()).toEqual([...new Set(imported)].sort());
  });

  it('says how to install what is lacking, for running and for tests', () => {
    expect(ask(['payment.values.ts', 'payment.kysely.ts', 'payment.values.test.ts'])).toEqual([
      'npm install zod@4 kysely@0.28',
      'npm install --save-dev vitest@4 @electric-sql/pglite@0.5',
    ]);
    expect(ask(['payment.kinds.ts'])).toEqual([]);
    expect(describeInstall([])).toBe('');
  });

  it('leaves out what the project, or a workspace around it, names, and speaks to its package manager', () => {
    const folder = join(root, 'packages/shop');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(root, 'pnpm-lock.yaml'), '');
    writeFileSync(join(root, 'package.json'), '\uFEFF{ "devDependencies": { "vitest": "4.1.12" } }');
    writeFileSync(join(folder, 'package.json'), '{ "peerDependencies": { "zod": "^4.0.0" }, "dependencies": 3 }');
    expect(ask(['a.values.ts', 'a.values.test.ts', 'a.outbox.ts'], folder)).toEqual(['pnpm add pg-boss@10']);
    writeFileSync(join(folder, 'package.json'), 'not JSON');
    expect(ask(['a.values.ts', 'a.values.test.ts'], folder)).toEqual(['pnpm add zod@4']);
  });
});
