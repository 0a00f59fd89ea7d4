import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpora, type Corpus } from './corpora.ts';
import { copyCorpus } from './corpus-copy.ts';
import { differencesOf, goldenOf } from './corpus-golden.ts';
import { measureCorpus, type Measured } from './corpus-measure.ts';
import { failuresOf, groupLines, tableOf } from './corpus-table.ts';

const fixtures = path.join(import.meta.dirname, '../../packages/codemods/src/fixtures');
const names = ['process-payment', 'try-maps-and-swallows', 'skip-generator', 'skip-finally-with-exit'];
const compilerOptions = { strict: true, target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', types: [] };
const sample: Corpus = {
  name: 'sample',
  source: { kind: 'checkout', folder: 'sample', left: ['left'] },
  isTyped: false,
  group: 'sample',
};

let checkouts = '';
let measured: Measured;

beforeAll(async () => {
  checkouts = mkdtempSync(path.join(tmpdir(), 'tacet-checkouts-'));
  const folder = path.join(checkouts, 'sample');
  mkdirSync(path.join(folder, 'left'), { recursive: true });
  writeFileSync(path.join(folder, 'left', 'other.ts'), 'export const other = 1;\n');
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  for (const name of names) cpSync(path.join(fixtures, name, 'service.ts'), path.join(folder, name, 'service.ts'));
  const copy = copyCorpus(sample, checkouts);
  if ('skipped' in copy) throw new Error(copy.skipped);
  try {
    measured = await measureCorpus({ root: copy.root, version: copy.version, isTyped: true });
  } finally {
    copy.remove();
  }
});

afterAll(() => {
  rmSync(checkouts, { recursive: true });
});

describe('a corpus', () => {
  it('is measured on a copy, and every gate is looked at', () => {
    expect(measured).toMatchObject({ version: 'no commit', files: 4, fat: 4, migrated: 2 });
    expect(measured.refused.map(({ method, code }) => `${method}: ${code}`)).toHaveLength(2);
    expect(failuresOf({ corpus: sample, measured })).toEqual([]);
    const original = path.join(checkouts, 'sample', 'process-payment', 'service.ts');
    expect(readFileSync(original, 'utf8')).not.toContain('Orchestrator');
  });

  it('is one line of the table, with what its group promises below', () => {
    const row = { corpus: { ...sample, group: 'small apps' } as const, measured };
    expect(tableOf([row]).split('\n')[1]).toMatch(/^sample +4 +2 +50 % +0 +0 +0 +0 +[\d.]+ +\d+$/);
    expect(groupLines([row])[0]).toBe('small apps: 2 of 4 migrated, 50 % (goal 85 %)');
  });

  it('fails for whatever may not be', () => {
    const broken = { ...measured, newProblems: ['a.ts: TS1005'], findings: ['a.ts: no-if'], secondRun: ['a.ts'] };
    expect(failuresOf({ corpus: sample, measured: broken })).toHaveLength(3);
    expect(failuresOf({ corpus: sample, measured: 'RangeError' })).toEqual(['sample: crashed\nRangeError']);
  });

  it('is compared with what was agreed on', () => {
    const golden = goldenOf(measured);
    expect(differencesOf(golden, golden)).toEqual([]);
    expect(differencesOf(undefined, golden)).toHaveLength(1);
    const [code = ''] = Object.keys(golden.refusedBy);
    const now = { ...golden, migrated: golden.migrated + 1, refusedBy: { ...golden.refusedBy, [code]: 0 } };
    expect(differencesOf(golden, now)).toEqual(['migrated: 2 → 3', `refused ${code}: 1 → 0`]);
  });
});

it('tells why a corpus is skipped', () => {
  const [forum] = corpora.filter(({ name }) => name.endsWith('/ddd-forum'));
  if (forum === undefined) throw new Error('the corpora changed');
  expect(copyCorpus(forum, undefined)).toEqual({ skipped: 'no folder of checkouts is given' });
  expect(copyCorpus(forum, checkouts)).toEqual({ skipped: 'ddd-forum is not checked out' });
  mkdirSync(path.join(checkouts, 'ddd-forum'));
  expect(copyCorpus(forum, checkouts)).toEqual({
    skipped: 'ddd-forum has no node_modules: npm install --ignore-scripts',
  });
});
