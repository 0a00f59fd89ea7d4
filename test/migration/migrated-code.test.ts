import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planMigration } from '@tacet/codemods';
import { ESLint } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import { expect, it } from 'vitest';

const fixtures = path.join(import.meta.dirname, '../../packages/codemods/src/fixtures');
const example = path.join(import.meta.dirname, '../examples/fat-service/payment.service.ts');

/** What the rules find in files, as `file: rule`. */
async function findingsIn(files: readonly string[]): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: path.parse(fixtures).root,
    overrideConfigFile: true,
    overrideConfig: tacet.configs.recommended,
  });
  const results = await Promise.all(
    files.map((file) => eslint.lintText(readFileSync(file, 'utf8'), { filePath: file, warnIgnored: false })),
  );
  return results
    .flat()
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => `${path.basename(filePath)}: ${ruleId ?? message}`),
    );
}

it('has no findings, whatever construct was migrated', async () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\bafter\b.*\.(?:kinds|values|decision|results|orchestrator)\.ts$/.test(file))
    .map((file) => path.join(fixtures, file));
  expect(files.length).toBeGreaterThan(60);
  expect(await findingsIn(files)).toEqual([]);
});

it('passes the rules as a gate while the fat service of the pattern is migrated', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'tacet-migration-'));
  const file = path.join(root, 'payment.service.ts');
  writeFileSync(file, readFileSync(example));
  const { report } = await planMigration({
    root,
    files: [file],
    lint: async (written) => {
      for (const { path: target, text } of written) writeFileSync(target, text);
      const findings = await findingsIn(written.map(({ path: target }) => target));
      return findings.map((message) => ({ path: file, message }));
    },
  });
  rmSync(root, { recursive: true, force: true });
  expect(report.units).toMatchObject([
    {
      method: 'PaymentService.processPayment',
      status: 'migratable',
      refusals: [],
      verification: { gates: ['types', 'lint'] },
    },
  ]);
});
