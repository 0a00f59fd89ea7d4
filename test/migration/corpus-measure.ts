import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { performance } from 'node:perf_hooks';
import { applyChanges, planChanges, type ChangeRequest } from '@tacet/changes';
import { planMigration, type LintGate, type MigrationReport, type Refusal } from '@tacet/codemods';
import { ESLint } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import { problemsOf, type Problems } from './corpus-types.ts';

/** A method that was left alone, and the construct that is the reason. */
export interface RefusedMethod extends Refusal {
  readonly file: string;
  readonly method: string;
}

/** What the engine made of one corpus. */
export interface Measured {
  readonly version: string;
  readonly files: number;
  readonly fat: number;
  readonly migrated: number;
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly refused: readonly RefusedMethod[];
  /** Errors of the project's own compiler that were not there before. */
  readonly newProblems: readonly string[];
  /** Findings of `recommended` in the new files. */
  readonly findings: readonly string[];
  /** Files that a second run would touch. */
  readonly secondRun: readonly string[];
  readonly seconds: number;
  readonly peakMb: number;
}

/** Where a corpus lies that may be written to, and how it is to be judged. */
export interface Measurable {
  readonly root: string;
  readonly version: string;
  readonly isTyped: boolean;
}

/** Migrates a copy of a corpus for good, and looks at what came of it with the eyes of other tools. */
export async function measureCorpus({ root, version, isTyped }: Measurable): Promise<Measured> {
  const files = sourcesBelow(root);
  const started = performance.now();
  const eslint = createLinter();
  const lint = gateOf(eslint);
  const { report, requests } = await planMigration({ root, files, lint, hasTypes: isTyped });
  const seconds = (performance.now() - started) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const touched = requests.map((request) => join(root, request.path));
  const edited = requests.filter((request) => 'edits' in request).map((request) => join(root, request.path));
  const before = await problemsOf(root, edited, isTyped);
  await apply(root, requests);
  const after = await problemsOf(root, touched, isTyped);
  const second = await planMigration({ root, files: sourcesBelow(root), lint, hasTypes: isTyped });
  return {
    version,
    files: files.length,
    fat: report.totals.fat,
    migrated: report.totals.migratable,
    refusedBy: report.refusedBy,
    refused: refusedIn(report),
    newProblems: newOnes(before, after, isTyped),
    findings: await findingsIn(
      eslint,
      touched.filter((file) => !edited.includes(file)),
    ),
    secondRun: second.requests.map((request) => request.path),
    seconds,
    peakMb,
  };
}

/**
 * Problems that were not there before; a module that the service did not find either is nothing new. Without types, neither is
 * what was wrong with the code that moved: a name that it did not find where it stood.
 */
function newOnes(before: Problems, after: Problems, isTyped: boolean): readonly string[] {
  const plain = (problem: string): string => problem.replace(/^.*?: (?:TS\d+ (Cannot find name '[^']+').*)?/, '$1');
  const isOfModule = (text: string): boolean => /^TS(?:2307|2792|7016) /.test(text);
  const known = new Set([...before].map(plain).filter((text) => !isTyped || isOfModule(text)));
  return [...after].filter((problem) => !before.has(problem) && !known.has(plain(problem)));
}

const ignoredFolders = new Set(['node_modules', 'dist', '.git', '.tacet', 'coverage']);

/** The files that `tacet migrate` would look at. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : sourcesBelow(path);
      const isSource = /\.[cm]?tsx?$/.test(entry.name) && !/\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?tsx?$/.test(entry.name);
      return entry.isFile() && isSource ? [path] : [];
    });
}

function refusedIn({ units }: MigrationReport): readonly RefusedMethod[] {
  return units.flatMap(({ file, method, refusals }) => refusals.map((refusal) => ({ file, method, ...refusal })));
}

async function apply(root: string, requests: readonly ChangeRequest[]): Promise<void> {
  const { plan, problems } = planChanges(root, requests);
  if (plan === undefined) throw new Error(`the plan is refused: ${JSON.stringify(problems)}`);
  const applied = await applyChanges(plan, { keepUndo: false });
  if (!applied.applied) throw new Error(`the plan was not applied: ${JSON.stringify(applied.problems)}`);
}

function createLinter(): ESLint {
  return new ESLint({
    cwd: parse(import.meta.dirname).root,
    overrideConfigFile: true,
    overrideConfig: tacet.configs.recommended,
  });
}

/** The rules as a gate, which `tacet migrate` brings along, too. */
function gateOf(eslint: ESLint): LintGate {
  return async (files) => {
    const found: { readonly path: string; readonly message: string }[] = [];
    for (const { path, text } of files) {
      for (const message of await lintText(eslint, path, text)) found.push({ path, message });
    }
    return found;
  };
}

/** What the rules find in files, as `file: rule message`. */
async function findingsIn(eslint: ESLint, files: readonly string[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const file of files) {
    const messages = await lintText(eslint, file, readFileSync(file, 'utf8'));
    findings.push(...messages.map((message) => `${basename(file)}: ${message}`));
  }
  return findings;
}

async function lintText(eslint: ESLint, filePath: string, text: string): Promise<readonly string[]> {
  const results = await eslint.lintText(text, { filePath, warnIgnored: false });
  return results.flatMap(({ messages }) =>
    messages.filter(isOurs).map(({ ruleId, message }) => `${ruleId ?? 'parser'} ${message}`),
  );
}

/** A comment that came along may switch off rules that only its project has: what ESLint says of that is no finding of ours. */
function isOurs({ ruleId, fatal }: { readonly ruleId: string | null; readonly fatal?: boolean | undefined }): boolean {
  return ruleId === null ? fatal === true : ruleId.startsWith('tacet/');
}
