import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packAll } from '../house/pack.ts';
import { createUserProject, type Outcome, type UserProject } from './user-project.ts';

const destination = mkdtempSync(join(tmpdir(), 'tacet-packed-'));
const projects: UserProject[] = [];
const preset = `import tacet from 'eslint-plugin-tacet';\nexport default [...tacet.configs.recommended];\n`;
const legacy = `export class LegacyOrchestrator {
  async close(order: Order): Promise<OrderResult> {
    if (order.isOpen) return order.close();
    return order.reopen();
  }
}
`;

beforeAll(async () => {
  const plugin = packAll(process.cwd(), destination).find(({ name }) => name === 'eslint-plugin-tacet');
  const packages = {
    eslint: '10.15.0',
    oxlint: '1.94.0',
    typescript: '7.0.2',
    '@microsoft/eslint-formatter-sarif': '3.1.0',
    'eslint-formatter-gha': '2.0.1',
    'eslint-plugin-tacet': `file:${plugin?.tarball ?? ''}`,
  };
  const oxlintrc = '{ "extends": ["./node_modules/eslint-plugin-tacet/oxlintrc.json"] }\n';
  const files = { 'eslint.config.js': preset, '.oxlintrc.json': oxlintrc };
  projects.push(await createUserProject('npm', 'own', packages, files));
});

afterAll(() => {
  for (const { folder } of projects) rmSync(folder, { recursive: true });
  rmSync(destination, { recursive: true });
});

/** Runs ESLint on the project as it is after some files are written. */
async function eslint(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Outcome> {
  const [project] = projects;
  if (project === undefined) throw new Error('There is no project.');
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project.folder, path), text);
  return await project.run('eslint/bin/eslint.js', ...args);
}

const read = (path: string): string => readFileSync(join(projects[0]?.folder ?? '', path), 'utf8');

describe('the recipes for continuous integration', () => {
  it('hold legacy code as it is, let nothing new in, and tighten when something was repaired', async () => {
    const path = 'legacy.orchestrator.ts';
    expect((await eslint({ [path]: legacy })).status).toBe(1);
    expect((await eslint({}, '--suppress-all')).status).toBe(0);
    expect(JSON.parse(read('eslint-suppressions.json'))).toEqual({ [path]: { 'tacet/no-if': { count: 1 } } });
    expect((await eslint({})).status).toBe(0);
    const worse = legacy.replace('return order.reopen()', 'return order.kept ?? order.reopen()');
    const { status, stdout } = await eslint({ [path]: worse });
    expect(status).toBe(1);
    expect(stdout).toContain('tacet/no-if');
    const repaired = legacy.replace('if (order.isOpen) ', '');
    expect((await eslint({ [path]: repaired })).stderr).toContain('--prune-suppressions');
    expect((await eslint({}, '--prune-suppressions')).status).toBe(0);
    expect(JSON.parse(read('eslint-suppressions.json'))).toEqual({});
    expect((await eslint({ [path]: legacy })).status).toBe(1);
  });

  it('annotate by SARIF, with a link to the page of each rule', async () => {
    const formatter = '@microsoft/eslint-formatter-sarif';
    await eslint({ 'legacy.orchestrator.ts': legacy }, '-f', formatter, '-o', 'eslint.sarif');
    const { runs } = JSON.parse(read('eslint.sarif')) as {
      runs: { tool: { driver: { rules: { id: string; helpUri: string }[] } }; results: { ruleId: string }[] }[];
    };
    expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['tacet/no-if']);
    expect(runs[0]?.tool.driver.rules[0]?.helpUri).toMatch(/\/no-if\.md$/);
  });

  it('annotate on GitHub', async () => {
    const { stdout } = await eslint({ 'legacy.orchestrator.ts': legacy }, '-f', 'gha');
    expect(stdout).toMatch(/^::error file=.*legacy\.orchestrator\.ts,line=3,col=5::.*\(tacet\/no-if\)$/m);
  });

  it.each(['sarif', 'github'])('annotate from oxlint as %s', async (format) => {
    const { stdout, status } = (await projects[0]?.run('oxlint/bin/oxlint', `--format=${format}`)) ?? {};
    expect(stdout).toMatch(/tacet\(no-if\)/);
    expect(status).toBe(1);
  });

  it('find the same from a cache, and on two cores', async () => {
    const args = ['-f', 'json'];
    const plain = await eslint({ 'legacy.orchestrator.ts': legacy }, ...args);
    const cache = ['--cache', '--cache-strategy', 'content', ...args];
    const [cold, warm] = [await eslint({}, ...cache), await eslint({}, ...cache)];
    expect(existsSync(join(projects[0]?.folder ?? '', '.eslintcache'))).toBe(true);
    expect((await eslint({}, '--concurrency', '2', ...args)).stdout).toBe(plain.stdout);
    expect([cold.stdout, warm.stdout]).toEqual([plain.stdout, plain.stdout]);
    const fixed = await eslint({ 'legacy.orchestrator.ts': legacy.replace('if (order.isOpen) ', '') }, ...cache);
    expect(fixed.status).toBe(0);
  });
});
