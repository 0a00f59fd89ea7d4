import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTree } from './tree.ts';

const orchestrators = readTree(process.cwd())
  .map(({ path }) => path)
  .filter((path) => /^packages\/cli\/src\/.*\.orchestrator\.ts$/.test(path));

const choice =
  'export class SpecOrchestrator {\n  run(a: Spec): SpecResult {\n    if (a) return b;\n    return c;\n  }\n}\n';

/** Asks ESLint, in a process that resolves packages as users do, for the rules on each file and what it finds in a choice. */
const question = `
import { ESLint } from 'eslint';
const eslint = new ESLint();
const [first, ...others] = process.argv.slice(1);
const rulesOf = async (path) => Object.keys((await eslint.calculateConfigForFile(path)).rules);
const enabled = await Promise.all([first, ...others].map(rulesOf));
const [{ messages }] = await eslint.lintText(${JSON.stringify(choice)}, { filePath: first });
console.log(JSON.stringify({ enabled, found: messages.map(({ ruleId }) => ruleId) }));
`;

describe('our own orchestrators', () => {
  let answer: { readonly enabled: readonly (readonly string[])[]; readonly found: readonly string[] };

  beforeAll(() => {
    const command = ['--input-type=module', '--eval', question, ...orchestrators];
    const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    answer = JSON.parse(stdout) as typeof answer;
  });

  it('are what our commands are made of', () => {
    expect(orchestrators.length).toBeGreaterThanOrEqual(5);
  });

  it('stand under our own rules, every one', () => {
    const isGuarded = (rules: readonly string[]): boolean =>
      ['no-if', 'dumb-piping', 'explicit-results', 'layer-imports'].every((rule) => rules.includes(`tacet/${rule}`));
    expect(orchestrators.filter((_, index) => !isGuarded(answer.enabled[index] ?? []))).toEqual([]);
  });

  it('have a finding when they choose', () => {
    expect(answer.found).toContain('tacet/no-if');
  });
});
