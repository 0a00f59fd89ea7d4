import { ESLint } from 'eslint';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import parser from '@typescript-eslint/parser';
import tacet from 'eslint-plugin-tacet/rules';
import type { Role } from '@tacet/vocabulary';
import { createLintCorpus } from './lint-corpus.ts';
import type { BenchTable } from './module.ts';
import { profile } from './profile.ts';

const files = 300;
const limitMs = 0.05;

/** What one rule costs per file, with all rules forced onto every file. */
export interface RuleTime {
  readonly rule: string;
  readonly meanMs: number;
}

/** The times of all rules, and on how many files they were measured. */
export interface RuleTimes {
  readonly files: number;
  readonly rules: readonly RuleTime[];
  /** The walk over each file that all rules share, and reporting; per file. */
  readonly sharedMs: number;
}

/** The time of each rule, measured on every TypeScript file of a folder; without a role, in the first role of each rule. */
export async function timeRules(folder: string, role?: Role): Promise<RuleTimes> {
  const names = Object.entries(tacet.rules).flatMap(([name, { meta }]) => (meta.docs.tier === 'syntax' ? [name] : []));
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { tacet },
      rules: Object.fromEntries(names.map((name) => [`tacet/${name}`, 'error'])),
      ...(role && { settings: { tacet: { role } } }),
    },
  });
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  );
  const times = await profile(async () => {
    for (const path of paths) {
      await eslint.lintText(readFileSync(join(folder, path), 'utf8'), { filePath: join(folder, path) });
    }
  });
  const rules = names.map((rule) => ({ rule, meanMs: (times.get(rule) ?? 0) / paths.length }));
  return { files: paths.length, rules, sharedMs: (times.get('kit') ?? 0) / paths.length };
}

/** The table of all rules, the dearest first. */
export async function measureRules(): Promise<BenchTable> {
  const folder = createLintCorpus(files);
  await timeRules(folder);
  const { rules, sharedMs } = await timeRules(folder);
  rmSync(folder, { recursive: true });
  const times = [...rules].sort((left, right) => right.meanMs - left.meanMs);
  const share = sharedMs / times.length;
  const total = times.reduce((sum, { meanMs }) => sum + meanMs, sharedMs);
  return {
    title: `lint: the rules on every one of ${files} files, mean by a sampling profile; all rules share one walk over a file, which also counts what V8 inlines into it`,
    columns: ['', 'its own', 'with its share of the walk'],
    rows: [
      ...times.map(({ rule, meanMs }) => [rule, ms(meanMs), ms(meanMs + share)]),
      ['the walk, and reporting', ms(sharedMs), ''],
      ['all together', '', ms(total)],
    ],
    goals: times.map(({ rule, meanMs }) => ({
      text: `${rule}: at most ${limitMs} ms per file`,
      isMet: meanMs <= limitMs,
    })),
    data: { rules: times, sharedMs },
  };
}

const ms = (time: number): string => `${time.toFixed(4)} ms`;
