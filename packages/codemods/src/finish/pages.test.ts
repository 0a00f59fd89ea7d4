import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPage, finishCodes, planFinish, planMigration, type FinishReport } from '../index.ts';
import { applyRequests } from '../testing/folder.test.kit.ts';

const compilerOptions = {
  strict: true,
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  experimentalDecorators: true,
  types: [],
};

/** The code blocks below a heading of a page: a service, and its caller. */
function blocksOf(code: string, heading: string): readonly string[] {
  const [, , after = ''] = new RegExp(`^(## ${heading})$([^]*?)(?=^## |(?![^]))`, 'm').exec(findPage(code) ?? '') ?? [];
  return [...after.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, block = '']) => block);
}

let root = '';

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-finish-pages-'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function finish(name: string, service: string, caller: string): Promise<FinishReport> {
  const folder = path.join(root, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const files = [path.join(folder, 'sample.service.ts')];
  const [, callerName = 'caller.ts'] = /^\/\/ (\S+\.ts)\n/.exec(caller) ?? [];
  for (const [file, text] of [
    ['sample.service.ts', service],
    [callerName, caller],
  ] as const) {
    writeFileSync(path.join(folder, file), text);
  }
  applyRequests(folder, (await planMigration({ root: folder, files })).requests);
  return (await planFinish({ root: folder, files })).report;
}

const isSampleOfFacade = (code: string): boolean => code === 'facade-shape';

describe.each(finishCodes.filter((code) => !isSampleOfFacade(code)))('%s', (code) => {
  it('is why the sample is refused, in the file and at the line that is marked', async () => {
    const [service = '', caller = ''] = blocksOf(code, 'Refused');
    const { units } = await finish(`${code}-refused`, service, caller);
    const refused = units.flatMap(({ refusals, callSites }) => [
      ...refusals.map((refusal) => ({ ...refusal, file: refusal.file })),
      ...callSites.flatMap(({ refusal, file }) => (refusal === undefined ? [] : [{ ...refusal, file }])),
    ]);
    expect(refused.map((refusal) => refusal.code)).toEqual([code]);
    const [first] = refused;
    const text = readFileSync(path.join(root, `${code}-refused`, first?.file ?? ''), 'utf8');
    const written = first?.file === 'sample.service.ts' ? service : text;
    if (written === text) expect(text.split('\n')[(first?.line ?? 0) - 1]).toContain(`// ← ${code}`);
  });

  it('is not in the way of the sample that shows what to do', async () => {
    const [caller] = blocksOf(code, 'What to do');
    const [service = ''] = blocksOf('call-not-awaited', 'Refused');
    if (caller === undefined) return;
    const { totals } = await finish(`${code}-right`, service, caller);
    expect(totals).toMatchObject({ finished: 1, refused: 0 });
  });
});

it('facade-shape is said of a façade that was changed', async () => {
  const [service = '', caller = ''] = [
    blocksOf('call-not-awaited', 'Refused')[0],
    blocksOf('call-not-awaited', 'What to do')[0],
  ];
  const folder = path.join(root, 'facade-shape');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const file = path.join(folder, 'sample.service.ts');
  writeFileSync(file, service);
  writeFileSync(path.join(folder, 'caller.ts'), caller);
  applyRequests(folder, (await planMigration({ root: folder, files: [file] })).requests);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/( +)switch/, '$1String(result.kind);\n$1switch'));
  const { report, requests } = await planFinish({ root: folder, files: [file] });
  expect(report.refusedBy).toEqual({ 'facade-shape': 1 });
  expect(requests).toEqual([]);
});
