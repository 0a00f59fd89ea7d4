import { ESLint } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { oxlintPreset } from '../house/oxlint-preset.mjs';
import { readCorpus } from './corpus.ts';
import type { Message } from './findings.ts';
import { runOxlint } from './oxlint.ts';
import { createProject, oxlintConfig } from './project.ts';

const rulesFolder = join(import.meta.dirname, '..', '..', 'rules');
const config = join(rulesFolder, 'dist/index.js');

/** Every block of code on a rule's page, options and all; the underlines are comments and may stay. */
const samples = readdirSync(join(rulesFolder, 'src'))
  .filter((name) => name.endsWith('.md'))
  .flatMap((page) =>
    [
      ...readFileSync(join(rulesFolder, 'src', page), 'utf8').matchAll(
        /^```ts\n(\/\/ (\S+\.ts)(?: (\{[^\n]*\}))?\n.*?)^```$/gms,
      ),
    ].map(([, text = '', filename = '', setup = '{}'], index) => ({
      path: `pages/${page.replace('.md', '')}/${index}/${filename}`,
      text,
      rule: page.replace('.md', ''),
      options: (JSON.parse(setup) as { options?: object }).options,
    })),
  );
const corpus = readCorpus();
const labels = corpus.flatMap((file) => file.labels);
const files = [...samples, ...corpus].map((file) => ({ ...file, path: `src/${file.path}` }));
const special = samples.flatMap(({ path, rule, options }) =>
  options ? [{ files: [`src/${path}`], rules: { [`tacet/${rule}`]: ['error', options] } }] : [],
);

const project = createProject({
  ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
  '.oxlintrc.json': JSON.stringify({ ...(JSON.parse(oxlintConfig) as object), overrides: special }),
  'eslint.config.js': `import tacet from '${
    pathToFileURL(config).href
  }';\nexport default [...tacet.configs.recommended, ...${JSON.stringify(special)}];\n`,
});

afterAll(() => {
  project.remove();
});

describe('the preset for oxlint', () => {
  it('is what the rules say: npm run build writes it', async () => {
    expect(readFileSync(join(rulesFolder, 'oxlintrc.json'), 'utf8')).toBe(await oxlintPreset(rulesFolder));
  });

  it('finds the same as ESLint, in every sample of every page and in the whole corpus', async () => {
    const results = await new ESLint({ cwd: project.folder, warnIgnored: false }).lintFiles(['src']);
    const byEslint = new Map(results.map(({ filePath, messages }) => [relative(project.folder, filePath), messages]));
    const byOxlint = runOxlint(project.folder, 'src');
    const differences = files.flatMap(({ path }) => {
      const eslint = listing(byEslint.get(path) ?? []);
      const oxlint = listing(byOxlint.get(path) ?? []);
      return [
        ...eslint.filter((line) => !oxlint.includes(line)).map((line) => `${path} only ESLint: ${line}`),
        ...oxlint.filter((line) => !eslint.includes(line)).map((line) => `${path} only oxlint: ${line}`),
      ];
    });
    expect(differences).toEqual([]);
    const count = (found: ReadonlyMap<string, readonly Message[]>): number => [...found.values()].flat().length;
    expect(count(byOxlint)).toBe(count(byEslint));
    expect(count(byOxlint)).toBeGreaterThan(labels.length);
  });
});

describe('settings under oxlint', () => {
  const plugin = { jsPlugins: [join(rulesFolder, 'dist/rules.js')], categories: { correctness: 'off' } };
  const services = { files: ['src/*.service.ts'], rules: { 'tacet/no-if': 'error' } };
  const find = (settings: object, override: object): readonly string[] => {
    const { folder, remove } = createProject({
      '.oxlintrc.json': JSON.stringify({ ...plugin, settings, overrides: [{ ...services, ...override }] }),
      'src/a.service.ts': 'export class A { run(a: B): C { switch (a.type) { case T.A: return a; } } }\n',
      'src/domain/.oxlintrc.json': JSON.stringify({
        ...plugin,
        settings: { tacet: { role: 'domain' } },
        rules: { 'tacet/no-throw': 'error' },
      }),
      'src/domain/price.ts': 'export function price(): never { throw 1; }\n',
    });
    try {
      return [...runOxlint(folder, 'src').values()].flat().map(({ ruleId }) => ruleId ?? '');
    } finally {
      remove();
    }
  };

  it('are for a whole configuration, and those of a folder give it a role', () => {
    expect([...find({}, {})].sort()).toEqual(['tacet/no-if', 'tacet/no-throw']);
    expect(find({ tacet: { discriminants: ['type'] } }, {})).toEqual(['tacet/no-throw']);
  });

  it('are refused in an override, as the README says', () => {
    expect(() => find({}, { settings: { tacet: { discriminants: ['type'] } } })).toThrow('unknown field `settings`');
  });
});

function listing(messages: readonly Message[]): readonly string[] {
  return messages.map(
    ({ ruleId, message, line, column, endLine, endColumn }) =>
      `${line}:${column}–${endLine ?? line}:${endColumn ?? column} ${ruleId ?? 'fatal'} ${message}`,
  );
}
