import { join } from 'node:path';
import type { PageSource } from '../explain/pages.adapter.ts';
import { CheckKind } from './doctor.kinds.ts';
import type { Check, Linter, ProjectOpened } from './doctor.results.ts';
import { matchingFiles } from './matching-files.ts';
import { probePath } from './probe-path.ts';
import { badSamples, type ProbeSample } from './probe-samples.ts';
import { typedProbes } from './typed-probes.ts';

/** Proves that each rule that is enabled finds the defects on its own page, in a file that the configuration gives it. */
export async function examineRules(project: ProjectOpened, pages: PageSource): Promise<readonly Check[]> {
  const paths = await probePaths(project);
  const enabled = await Promise.all(paths.map(async (path) => ({ path, rules: await project.linter.rulesFor(path) })));
  const rules = [...new Set(project.blocks.flatMap((block) => block.rules))].sort();
  const checks: Check[] = [];
  for (const rule of rules) {
    const own = enabled.filter((probe) => probe.rules.includes(rule)).map(({ path }) => path);
    const page = pages.codes.includes(rule) ? await pages.find(rule) : undefined;
    checks.push(await proveRule(rule, own, samplesOf(rule, page ?? ''), project.linter));
  }
  return checks.length === 0 ? [nothingEnabled] : checks;
}

const nothingEnabled: Check = {
  kind: CheckKind.Wrong,
  topic: 'rules',
  message: 'the configuration enables no rule of eslint-plugin-tacet',
  hint: 'export default [...tacet.configs.recommended];',
};

/** An entity is told by its file, and a probe is one file. */
const withoutEntity: Check = {
  kind: CheckKind.Note,
  topic: 'rules',
  message: 'no-entity-literal needs an entity file beside the driver, and cannot be tried on one file',
};

/** A real file where there is one, because the rules that need types need a file of the project. */
async function probePaths({ directory, blocks }: ProjectOpened): Promise<readonly string[]> {
  const globs = blocks.flatMap(({ files }) => (files.length === 0 ? ['**/*.ts'] : files));
  const paths = await Promise.all(
    [...new Set(globs)].map(async (pattern) => (await matchingFiles(directory, pattern))[0] ?? probePath(pattern)),
  );
  return paths.flatMap((path) => (path === undefined ? [] : [join(directory, path)]));
}

async function proveRule(
  rule: string,
  paths: readonly string[],
  samples: readonly ProbeSample[],
  linter: Linter,
): Promise<Check> {
  const topic = 'rules';
  if (samples.length === 0) {
    return { kind: CheckKind.Note, topic, message: `${rule} is unknown to this version of tacet, and was not tried` };
  }
  if (paths.length === 0) {
    return { kind: CheckKind.Note, topic, message: `${rule} is enabled, and off again for every file that was tried` };
  }
  const failures = new Set<string>();
  for (const { path, text } of pairUp(paths, samples)) {
    const { rules, failure } = await linter.lint(text, path);
    if (rules.includes(rule)) return { kind: CheckKind.Fine, topic, message: `${rule} finds its known defect` };
    if (failure !== undefined) failures.add(failure);
  }
  const [failure] = failures;
  if (failure !== undefined) return unparsed(rule, failure);
  return rule === 'no-entity-literal' ? withoutEntity : silent(rule);
}

function samplesOf(rule: string, page: string): readonly ProbeSample[] {
  return [...(typedProbes[rule] ?? []), ...badSamples(page)];
}

/** Every sample at every path, those first whose names have the same suffix. */
function pairUp(paths: readonly string[], samples: readonly ProbeSample[]): readonly { path: string; text: string }[] {
  const pairs = samples.flatMap(({ filename, text }) =>
    paths.map((path) => ({ path, text, isSame: suffixOf(path) === suffixOf(filename) })),
  );
  return pairs.sort((left, right) => Number(right.isSame) - Number(left.isSame));
}

function suffixOf(path: string): string {
  return path.split('.').slice(-2).join('.');
}

function silent(rule: string): Check {
  return {
    kind: CheckKind.Wrong,
    topic: 'rules',
    message: `${rule} is enabled and finds nothing in a file with a known defect`,
    hint: 'Its options or settings.tacet may exempt the defect; else please report this.',
  };
}

function unparsed(rule: string, failure: string): Check {
  const needsFile = /project ?service|parserOptions\.project/i.test(failure);
  return needsFile
    ? {
        kind: CheckKind.Note,
        topic: 'rules',
        message: `${rule} needs types, and no file of the project is there to try it on`,
      }
    : {
        kind: CheckKind.Wrong,
        topic: 'rules',
        message: `${rule} sees no TypeScript: ${failure}`,
        hint: 'A parser is missing. Import tacet from "eslint-plugin-tacet", whose presets carry one, or set languageOptions.parser.',
      };
}
