import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { bundleCli, createProject, house } from './sandbox.ts';

const bin = bundleCli();
const linter = join(dirname(bin), 'linter.js');
const text = readFileSync(linter, 'utf8');
const service = readFileSync(join(house, 'test/examples/fat-service/payment.service.ts'), 'utf8');
let project = createProject(bin, { 'src/payment.service.ts': service });

interface Told {
  readonly totals: { readonly lintFindings: number };
  readonly units: readonly { readonly status: string; readonly verification: object }[];
}

const report = (): Told => JSON.parse(project.tacet('migrate', 'src', '--report', '--json').stdout) as Told;

afterEach(() => {
  writeFileSync(linter, text);
  // What an earlier run has found out is remembered, and need not be linted again.
  project = createProject(bin, { 'src/payment.service.ts': service });
});

it('lints new files with the recommended rules before it promises anything', () => {
  expect(report().units).toMatchObject([{ status: 'migratable', verification: { gates: ['types', 'lint'] } }]);
});

it('refuses a method whose new files have findings, and writes nothing of it', () => {
  writeFileSync(
    linter,
    `export const createLinter = () => ({ path }) => path.endsWith('.decision.ts')
      ? [{ path, rule: 'no-clock', line: 1, column: 1, message: 'found' }] : [];`,
  );
  expect(report()).toMatchObject({
    totals: { lintFindings: 1 },
    units: [{ status: 'refused', verification: { gates: [] } }],
  });
  expect(project.tacet('migrate', 'src').code).toBe(1);
  expect(Object.keys(project.tree())).toEqual(['package.json', 'src/payment.service.ts']);
});

it('migrates nothing when its rules are not there', () => {
  rmSync(linter);
  const { code, stderr } = project.tacet('migrate', 'src');
  expect(code).toBe(70);
  expect(stderr).toMatch(/^error tacet itself failed: .*linter\.js/);
  expect(stderr).not.toContain('    at ');
  expect(project.tree()['src/payment.service.ts']).toBe(service);
});
