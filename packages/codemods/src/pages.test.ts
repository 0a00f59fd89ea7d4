import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPage, finishCodes, planMigration, refusalCodes, type UnitReport } from './index.ts';
import { defectCodes, fileCodes } from './refusal-codes.ts';

const pages = path.join(import.meta.dirname, '../pages');
const compilerOptions = { strict: true, target: 'ESNext', module: 'ESNext', moduleResolution: 'Bundler', types: [] };

/** The code block that follows a heading of a page. */
function sampleOf(code: string, heading: string): string | undefined {
  const page = readFileSync(path.join(pages, `${code}.md`), 'utf8');
  return new RegExp(`^## ${heading}$[^]*?^\`\`\`ts\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1];
}

/** Where a sample says that it is refused. */
function marksOf(sample: string): readonly string[] {
  return sample.split('\n').flatMap((line, index) => {
    const [, code] = /\/\/ ← (\S+)$/.exec(line) ?? [];
    return code === undefined ? [] : [`${(index + 1).toString()} ${code}`];
  });
}

const shown = refusalCodes.filter((code) => ![...defectCodes, ...fileCodes].includes(code));
let root = '';
let units: readonly UnitReport[] = [];
const unitsOf = (file: string) => units.filter((unit) => unit.file === file);

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-pages-'));
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  const files: string[] = [];
  for (const code of shown) {
    for (const [heading, name] of [
      ['Refused', 'refused'],
      ['What to do', 'right'],
    ] as const) {
      const file = path.join(root, code, name, 'sample.service.ts');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, sampleOf(code, heading) ?? '');
      files.push(file);
    }
  }
  units = (await planMigration({ root, files })).report.units;
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it('there is a page for each code, and no other', () => {
  const written = readdirSync(pages).map((name) => name.replace(/\.md$/, ''));
  const codes: readonly string[] = [...refusalCodes, ...finishCodes];
  const missing = codes.filter((code) => !written.includes(code));
  expect(missing.map((code) => `packages/codemods/pages/${code}.md is to be written`)).toEqual([]);
  expect(written.filter((name) => !codes.includes(name))).toEqual([]);
});

it('there is no page outside the folder', () => {
  expect(findPage('../package')).toBeUndefined();
});

it.each([...refusalCodes, ...finishCodes])('the page of %s says what it means and what to do', (code) => {
  expect(findPage(code)).toMatch(new RegExp(`^# ${code}: .+\\n\\n.{30,}\\n[^]*\\n## What to do\\n\\n.{15,}\\n`));
});

describe.each(shown)('%s', (code) => {
  it('is why the refused sample stays as it is, at the marked line', () => {
    const marks = marksOf(sampleOf(code, 'Refused') ?? '');
    expect(marks.length, `packages/codemods/pages/${code}.md needs a sample with the mark "// ← ${code}"`).toBe(1);
    const refusals = unitsOf(`${code}/refused/sample.service.ts`).flatMap((unit) => unit.refusals);
    expect(refusals.map((refusal) => `${refusal.line.toString()} ${refusal.code}`)).toEqual(marks);
    expect(marks[0]).toContain(` ${code}`);
  });

  it('is not in the way of the sample that shows what to do', () => {
    const right = unitsOf(`${code}/right/sample.service.ts`).filter(({ status }) => status !== 'clean');
    expect(right.map(({ status, refusals }) => ({ status, refusals }))).toEqual([
      { status: 'migratable', refusals: [] },
    ]);
  });
});
