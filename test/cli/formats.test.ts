import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { bundleCli, createProject, paymentSpec } from './sandbox.ts';

const bin = bundleCli();
const spec = 'src/payment.tacet.yaml';
const require = createRequire(import.meta.url);
const readJson = (module: string): object => JSON.parse(readFileSync(require.resolve(module), 'utf8')) as object;
const isSarif = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore' })
  .addMetaSchema(readJson('ajv/lib/refs/json-schema-draft-04.json'))
  .compile(readJson('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

const invalid = createProject(bin, { [spec]: 'tacet: 1\ncontext: payment\nvaluse: {}\n' });
const drifted = createProject(bin, { [spec]: paymentSpec() });
drifted.tacet('generate');
drifted.edit('src/payment.kinds.ts', 'export', '// 100 %\nexport');
drifted.remove('src/payment.ports.ts');
const clean = createProject(bin, { [spec]: paymentSpec() });
clean.tacet('generate');

describe('tacet check --format sarif', () => {
  it.each([
    ['an invalid spec', invalid, 1, ['unknown-key']],
    ['drift', drifted, 1, ['absent-file', 'edited-file']],
    ['nothing', clean, 0, []],
  ])('is valid SARIF for %s', (_, project, exitCode, codes) => {
    const { code, stdout } = project.tacet('check', '--format', 'sarif');
    expect(code).toBe(exitCode);
    const log = JSON.parse(stdout) as {
      runs: {
        results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
      }[];
    };
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    const [results = []] = log.runs.map((run) => run.results);
    expect([...new Set(results.map(({ ruleId }) => ruleId))].sort()).toEqual(codes);
    for (const { locations } of results) {
      expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^src\/payment\./);
    }
  });

  it('names the rule of each result in the driver', () => {
    const log = JSON.parse(drifted.tacet('check', '--format', 'sarif').stdout) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    const [run] = log.runs;
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });
});

describe('tacet check --format github', () => {
  it('prints one workflow command a finding, escaped', () => {
    const { code, stdout } = invalid.tacet('check', '--format', 'github');
    expect(code).toBe(1);
    expect(stdout.split('\n')[0]).toBe(
      '::error file=src/payment.tacet.yaml,line=3,endLine=3,col=1,endColumn=7,title=unknown-key::The key "valuse" is not known here. Did you mean "values"?',
    );
  });

  it('prints nothing when nothing is wrong', () => {
    expect(clean.tacet('check', '--format', 'github')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('tacet check --json', () => {
  it('holds diagnostics, findings and files, told from where it runs', () => {
    const { code, stdout } = drifted.tacetIn({ folder: 'src' }, 'check', '--json', '--diff');
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as Record<string, unknown> & { files: { path: string; status: string }[] };
    expect(report).toMatchObject({
      version: 1,
      command: 'check',
      exitCode: 1,
      diagnostics: [],
      findings: [
        { code: 'edited-file', severity: 'error', path: 'payment.kinds.ts' },
        { code: 'absent-file', severity: 'error', path: 'payment.ports.ts' },
      ],
      isWritten: false,
    });
    expect(report.diff).toContain('-// 100 %');
    expect(report.files.find(({ path }) => path === 'payment.entity.ts')).toMatchObject({ status: 'kept' });
  });

  it('holds the place of what is wrong with a spec', () => {
    const { diagnostics } = JSON.parse(invalid.tacet('check', '--json').stdout) as { diagnostics: unknown[] };
    expect(diagnostics[0]).toMatchObject({ code: 'unknown-key', path: spec, line: 3, column: 1, endColumn: 7 });
  });
});

describe('tacet check', () => {
  it('says in one line that all is well', () => {
    expect(clean.tacet('check')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ files: \d+ up to date, \d+ yours\n$/) as string,
    });
  });
});
