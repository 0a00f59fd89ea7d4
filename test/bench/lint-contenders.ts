import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { globsOf, roles } from '@tacet/vocabulary';
import { toolCache } from './place.ts';

const house = join(import.meta.dirname, '..', '..');
const cache = join(toolCache, 'lint');
const wanted = ['eslint-plugin-functional@10.0.1', 'eslint-plugin-boundaries@7.2.0'];

/** A linter with a configuration, as a command to run in the folder of the sources. */
export interface LintContender {
  readonly name: string;
  readonly command: readonly string[];
}

const oursFile = pathToFileURL(join(house, 'rules/dist/rules.js')).href;
const moduleUrl = (name: string, from = house): string =>
  pathToFileURL(createRequire(join(from, 'package.json')).resolve(name)).href;

/**
 * The parser's largest function, which Node's optimizer takes up anew every few hundred files, at a time that depends on
 * chance: half a second in the one run and not in the other. It stays out of it here.
 */
const withoutLottery = ['--turbo-filter=-convertNode'];

/** ESLint with the floor, with rules that do nothing, and with ours: what ESLint's own work for a rule is, and what ours. */
export function evenContenders(folder: string): readonly LintContender[] {
  const eslint = runnerOf(folder, withoutLottery);
  return [
    eslint('floor: parser only', floor('')),
    eslint('idle rules, default files', ours('byRole', true)),
    eslint('tacet, default files', ours('byRole')),
    eslint('idle rules on every file', ours('forced', true)),
    eslint('tacet, every rule on every file', ours('forced')),
  ];
}

/** ESLint with one configuration after another, all with the same parser, and oxlint without and with ours. */
export function lintContenders(folder: string): readonly LintContender[] {
  install();
  const eslint = runnerOf(folder, []);
  const oxlint = (name: string, config: object): LintContender => {
    const path = join(folder, `oxlint.${name.replace(/\W+/g, '-')}.json`);
    writeFileSync(path, JSON.stringify(config));
    return { name, command: [join(house, 'node_modules/.bin/oxlint'), '--config', path, 'src'] };
  };
  const others = existsSync(join(cache, 'node_modules/eslint-plugin-boundaries'))
    ? [eslint('functional', functional()), eslint('boundaries', boundaries())]
    : [];
  return [
    eslint('floor: parser only', floor('')),
    eslint('tacet, default files', ours('byRole')),
    eslint('tacet, every rule on every file', ours('forced')),
    eslint('typescript-eslint recommended', typescriptEslint()),
    ...others,
    oxlint('oxlint alone', {}),
    oxlint('oxlint with tacet', { extends: [join(house, 'rules/oxlintrc.json')] }),
  ];
}

/** What runs ESLint with a configuration; what a linter prints of its findings is not what its rules cost. */
function runnerOf(folder: string, flags: readonly string[]): (name: string, config: string) => LintContender {
  const bin = join(house, 'node_modules/eslint/bin/eslint.js');
  const counting = join(folder, 'counting-formatter.mjs');
  writeFileSync(counting, 'export default (results) => String(results.length);\n');
  return (name, config) => {
    const path = join(folder, `eslint.${name.replace(/\W+/g, '-')}.mjs`);
    writeFileSync(path, config);
    return { name, command: [process.execPath, ...flags, bin, '--config', path, '--format', counting, 'src'] };
  };
}

const floor = (rest: string): string => `
import * as parser from '${moduleUrl('@typescript-eslint/parser')}';
const base = { files: ['**/*.ts'], languageOptions: { parser } };
${rest === '' ? 'export default [base];' : rest}
`;

/** Idle rules are ours in all but what they do: ESLint validates their options, and makes a context for each in each file. */
const ours = (kind: 'byRole' | 'forced', isIdle = false): string =>
  floor(`import tacet from '${oursFile}';
const files = ${JSON.stringify(Object.fromEntries(roles.map((role) => [role, globsOf(role)])))};
const rules = Object.entries(tacet.rules).filter(([, rule]) => rule.meta.docs.tier === 'syntax');
const on = (list) => Object.fromEntries(list.map(([name]) => ['tacet/' + name, 'error']));
const idle = Object.fromEntries(Object.entries(tacet.rules).map(([name, rule]) => [name, { ...rule, create: () => ({}) }]));
const plugins = { tacet: ${isIdle ? '{ ...tacet, rules: idle }' : 'tacet'} };
const byRole = Object.entries(files).map(([role, files]) => ({
  files, plugins, rules: on(rules.filter(([, rule]) => rule.meta.docs.roles.includes(role))),
}));
const forced = [{ files: ['**/*.ts'], plugins, rules: on(rules) }];
export default [base, ...${kind}];`);

const typescriptEslint = (): string =>
  floor(`import tseslint from '${moduleUrl('typescript-eslint')}';
export default [base, ...tseslint.configs.recommended];`);

const functional = (): string =>
  floor(`import functional from '${moduleUrl('eslint-plugin-functional', cache)}';
const names = ['no-let', 'no-loop-statements', 'no-promise-reject', 'no-try-statements', 'no-this-expressions', 'no-class-inheritance'];
export default [base, {
  files: ['**/*.ts'],
  plugins: { functional },
  rules: Object.fromEntries(names.map((name) => ['functional/' + name, 'error'])),
}];`);

const boundaries = (): string =>
  floor(`import boundaries from '${moduleUrl('eslint-plugin-boundaries', cache)}';
const category = (name) => ({ category: name, pattern: '**/*.' + name + '.ts' });
const to = (name) => ({ to: { file: { categories: name } } });
export default [base, {
  files: ['**/*.ts'],
  plugins: { boundaries },
  settings: {
    'boundaries/elements': [{ type: 'context', pattern: 'src/*' }],
    'boundaries/files': ['orchestrator', 'runtime', 'entity', 'kinds', 'ports', 'results', 'values'].map(category),
  },
  rules: {
    'boundaries/dependencies': ['error', {
      default: 'allow',
      policies: [
        { from: { file: { categories: 'kinds' } }, disallow: to('entity') },
        { from: { file: { categories: 'entity' } }, disallow: to('orchestrator') },
        { from: { file: { categories: 'ports' } }, disallow: to('orchestrator') },
      ],
    }],
  },
}];`);

/** Plugins that only the benchmark needs; without a network only what is installed takes part. */
function install(): void {
  if (existsSync(join(cache, 'node_modules/eslint-plugin-boundaries'))) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  try {
    const peers = ['eslint@10.15.0', 'typescript@6.0.3'];
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...wanted, ...peers], { cwd: cache, stdio: 'pipe' });
  } catch (error) {
    console.error(`other plugins are left out, they could not be installed: ${String(error).split('\n', 1)[0] ?? ''}`);
  }
}
