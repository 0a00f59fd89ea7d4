import { ESLint } from 'eslint';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import parser from '@typescript-eslint/parser';
import tacet from 'eslint-plugin-tacet/rules';
import type { Role } from '@tacet/vocabulary';
import { createLintCorpus } from './lint-corpus.ts';
import type { BenchTable } from './module.ts';

const files = 300;
const limitMs = 0.05;

/** What one rule costs per file, by ESLint's own clock, with all rules forced onto every file. */
export interface RuleTime {
  readonly rule: string;
  readonly meanMs: number;
}

/** The times of all rules, and on how many files they were measured. */
export interface RuleTimes {
  readonly files: number;
  readonly rules: readonly RuleTime[];
}

/** The time of each rule, measured on every TypeScript file of a folder; without a role, in the first role of each rule. */
export async function timeRules(folder: string, role?: Role): Promise<RuleTimes> {
  const names = Object.entries(tacet.rules).filter(([, { meta }]) => meta.docs.tier === 'syntax');
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { tacet },
      rules: Object.fromEntries(names.map(([name]) => [`tacet/${name}`, 'error'])),
      ...(role && { settings: { tacet: { role } } }),
    },
    stats: true,
  });
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  );
  const totals = new Map<string, number>(names.map(([name]) => [name, 0]));
  for (const path of paths) {
    const results = await eslint.lintText(readFileSync(join(folder, path), 'utf8'), { filePath: join(folder, path) });
    for (const { rules = {} } of results.flatMap(({ stats }) => stats?.times.passes ?? [])) {
      for (const [name] of names) totals.set(name, (totals.get(name) ?? 0) + (rules[`tacet/${name}`]?.total ?? 0));
    }
  }
  const rules = [...totals].map(([rule, total]) => ({ rule, meanMs: total / paths.length }));
  return { files: paths.length, rules };
}

/** The table of all rules, the dearest first. */
export async function measureRules(): Promise<BenchTable> {
  const folder = createLintCorpus(files);
  await timeRules(folder);
  const times = [...(await timeRules(folder)).rules].sort((left, right) => right.meanMs - left.meanMs);
  rmSync(folder, { recursive: true });
  const total = times.reduce((sum, { meanMs }) => sum + meanMs, 0);
  const share = total / times.length;
  return {
    title: `lint: the rules on every one of ${files} files, mean by ESLint's clock; the rule that reports first pays for the survey that all share`,
    columns: ['', 'per file'],
    rows: [...times, { rule: 'all rules', meanMs: total }, { rule: 'mean of the rules', meanMs: share }].map(
      ({ rule, meanMs }) => [rule, `${meanMs.toFixed(4)} ms`],
    ),
    goals: [{ text: `a rule takes at most ${limitMs} ms per file`, isMet: share <= limitMs }],
    data: times,
  };
}
