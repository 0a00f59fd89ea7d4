import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import tacet from 'eslint-plugin-tacet';
import { createProject, eslintConfig, type Project } from './project.ts';

const bin = join(import.meta.dirname, '..', '..', 'packages/cli/dist/bin.js');
const projects: Project[] = [];

interface Check {
  readonly kind: 'fine' | 'note' | 'wrong';
  readonly topic: string;
  readonly message: string;
  readonly hint?: string;
}

interface Examination {
  readonly status: number | null;
  readonly wrong: readonly Check[];
  readonly notes: readonly Check[];
  readonly fine: readonly Check[];
  readonly problems: readonly { readonly message: string; readonly hint: string }[];
}

function createIn(files: Readonly<Record<string, string>>): string {
  const project = createProject(files);
  projects.push(project);
  return project.folder;
}

function runDoctor(folder: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [bin, 'doctor', ...args], { cwd: folder, encoding: 'utf8' });
}

function examine(
  files: Readonly<Record<string, string>>,
  prepare: (folder: string) => void = () => undefined,
): Examination {
  const folder = createIn(files);
  prepare(folder);
  const { stdout, status } = runDoctor(folder, '--json');
  const answer = JSON.parse(stdout) as { checks?: Check[]; problems?: Examination['problems']; exitCode: number };
  const { checks = [], problems = [] } = answer;
  expect(answer.exitCode).toBe(status);
  const of = (kind: Check['kind']): readonly Check[] => checks.filter((check) => check.kind === kind);
  return { status, wrong: of('wrong'), notes: of('note'), fine: of('fine'), problems };
}

const withoutModules = (folder: string): void => {
  rmSync(join(folder, 'node_modules'));
  mkdirSync(join(folder, 'node_modules'));
};
const driver = { 'src/a.orchestrator.ts': 'export class A {}\n' };
const rulesEntry = `import tacet from 'eslint-plugin-tacet/rules';\n`;

afterEach(() => {
  for (const { remove } of projects.splice(0)) remove();
});

describe('tacet doctor', () => {
  it('proves every rule of the preset in a healthy project', () => {
    const { status, wrong, fine } = examine({ 'eslint.config.js': eslintConfig, ...driver });
    expect(wrong).toEqual([]);
    const names = Object.entries(tacet.rules).flatMap(([name, { meta }]) =>
      meta.docs.tier === 'syntax' ? [name] : [],
    );
    const proven = fine.filter(({ topic }) => topic === 'rules').map(({ message }) => message.split(' ')[0]);
    expect(proven).toEqual([...names].sort());
    expect(status).toBe(0);
  });

  it('names the packages that generated code imports and package.json does not name', () => {
    const files = { 'src/pay.kysely.ts': { ownership: 'generated', spec: 'src/pay.tacet.yaml', hash: 'a' } };
    const { status, wrong } = examine({
      'eslint.config.js': eslintConfig,
      ...driver,
      'tacet.lock.json': JSON.stringify({ version: 1, files }),
    });
    expect(wrong.map(({ topic, hint }) => [topic, hint?.replace(/@[\d.]+/g, '')])).toEqual([
      ['packages', expect.stringMatching(/ kysely$/)],
      ['packages', expect.stringMatching(/ @electric-sql\/pglite$/)],
    ]);
    expect(status).toBe(1);
  });

  it('tells people the same in few lines', () => {
    const healthy = runDoctor(createIn({ 'eslint.config.js': eslintConfig, ...driver }));
    expect(healthy.stdout).toMatch(/✓ rules {2}\d+ rules find their known defects\n/);
    expect(healthy.stdout).toMatch(/All is well\.\n$/);
    const broken = runDoctor(createIn({ 'eslint.config.js': `throw new Error('on purpose');` }));
    expect(broken.stderr).toMatch(/^error eslint\.config\.js does not load: on purpose\n {2}hint: /);
    expect(broken.stderr).not.toContain('    at ');
  });

  it('proves rules in files that the configuration names its own way', () => {
    const config = `import tacet from 'eslint-plugin-tacet';\nexport default tacet.configure({ orchestrator: ['src/**/*.service.ts'], domain: ['src/domain/**'] });\n`;
    const files = { 'eslint.config.js': config, 'src/a.service.ts': 'export class A {}\n', 'src/domain/b.ts': '' };
    const { status, wrong } = examine(files);
    expect(wrong).toEqual([]);
    expect(status).toBe(0);
  });

  it('proves the rules that need types, in a file of the project', () => {
    const config = `import tacet from 'eslint-plugin-tacet';\nexport default [...tacet.configs.typed];\n`;
    const tsconfig = '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "include": ["src"] }\n';
    const { wrong, fine } = examine({
      'eslint.config.js': config,
      'tsconfig.json': tsconfig,
      ...driver,
      'src/a.runtime.ts': 'export class A {}\n',
      'src/a.entity.ts': 'export class A {}\n',
    });
    expect(wrong).toEqual([]);
    const messages = fine.map(({ message }) => message);
    const proven = Object.keys(tacet.rules).filter((rule) => rule !== 'no-entity-literal');
    for (const rule of proven) expect(messages).toContain(`${rule} finds its known defect`);
  });

  it('finds a rule that an option has silenced', () => {
    const config = eslintConfig.replace(
      '];',
      `, { files: ['**/*.ts'], plugins: { tacet }, rules: { 'tacet/value-objects': ['error', { pattern: '^never' }] } }];`,
    );
    const { status, wrong } = examine({ 'eslint.config.js': config, ...driver });
    expect(wrong.map(({ message }) => message)).toEqual([
      'value-objects is enabled and finds nothing in a file with a known defect',
    ]);
    expect(status).toBe(1);
  });

  it('notes suffixes that no file has, and finds globs that lead nowhere', () => {
    const config = `import tacet from 'eslint-plugin-tacet';\nexport default tacet.configure({ runtime: ['src/runtimes/**'] });\n`;
    const { status, wrong, notes } = examine({ 'eslint.config.js': config, ...driver });
    expect(wrong.map(({ message }) => message)).toEqual(['src/runtimes/** matches no file']);
    expect(notes.map(({ message }) => message)).toContain('**/*.kinds.ts matches no file');
    expect(status).toBe(1);
  });

  it('finds that no file is looked at at all', () => {
    const { status, wrong } = examine({ 'eslint.config.js': eslintConfig, 'src/service.ts': '' });
    expect(wrong[0]?.message).toMatch(/^no file is looked at/);
    expect(status).toBe(1);
  });

  it('finds a missing parser', () => {
    const config = `${rulesEntry}export default [{ files: ['**/*.orchestrator.ts'], plugins: { tacet }, rules: { 'tacet/no-if': 'error' } }];\n`;
    const { status, wrong } = examine({ 'eslint.config.js': config, ...driver });
    expect(wrong[0]?.message).toMatch(/^no-if sees no TypeScript: Parsing error/);
    expect(wrong[0]?.hint).toContain('A parser is missing');
    expect(status).toBe(1);
  });

  it('finds a configuration without our rules', () => {
    const { status, wrong } = examine({
      'eslint.config.js': 'export default [{ rules: { eqeqeq: "error" } }];\n',
      ...driver,
    });
    expect(wrong.map(({ message }) => message)).toContain('the configuration enables no rule of eslint-plugin-tacet');
    expect(status).toBe(1);
  });

  it('loads the plopfile, and finds one that does not load', () => {
    const good = `export default (plop) => plop.setGenerator('thing', { prompts: [], actions: [] });\n`;
    const healthy = examine({ 'eslint.config.js': eslintConfig, ...driver, 'plopfile.js': good });
    expect(healthy.fine.map(({ message }) => message)).toContain('plopfile.js offers 1 generator');
    const broken = examine({ 'eslint.config.js': eslintConfig, ...driver, 'plopfile.js': `import 'not-installed';\n` });
    expect(broken.wrong[0]?.message).toMatch(/^plopfile\.js does not load: Cannot find package/);
    expect(broken.status).toBe(1);
  });

  it('finds a TypeScript without compiler API forced onto the plugin, and an ESLint too old', () => {
    const stub = (folder: string, name: string, manifest: object, text = ''): void => {
      const place = join(folder, 'node_modules', name);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'package.json'), JSON.stringify({ name, main: 'index.cjs', ...manifest }));
      writeFileSync(join(place, 'index.cjs'), text);
    };
    const config = 'export default [{ rules: {} }];\n';
    const eslint = `exports.ESLint = class ESLint {
  static version = '9.0.0';
  findConfigFile() { return Promise.resolve(require('node:path').join(process.cwd(), 'eslint.config.js')); }
  calculateConfigForFile() { return Promise.resolve({ rules: {} }); }
  lintText() { return Promise.resolve([]); }
};\n`;
    const { status, wrong, notes } = examine({ 'eslint.config.js': config, ...driver }, (folder) => {
      withoutModules(folder);
      stub(folder, 'eslint', { version: '9.0.0' }, eslint);
      stub(folder, 'eslint-plugin-tacet', { version: '0.0.1' });
      stub(folder, 'typescript', { version: '7.0.2' });
    });
    expect(wrong.map(({ message }) => message)).toEqual([
      'ESLint is 9.0.0, and must be ^9.15.0 || ^10.0.0',
      expect.stringMatching(/^eslint-plugin-tacet is 0\.0\.1, and must be /),
      "the parser's TypeScript is 7.0.2, and must be >=5.9.0 <6.1.0",
      'the configuration enables no rule of eslint-plugin-tacet',
    ]);
    expect(notes[0]?.message).toContain('TypeScript 7.0.2 has no compiler API');
    expect(status).toBe(1);
  });

  it.each([
    ['no ESLint', { 'eslint.config.js': eslintConfig }, withoutModules, /^ESLint is not installed here/],
    ['no configuration', {}, undefined, /^there is no eslint\.config\.js here/],
    [
      'a plugin that is missing',
      { 'eslint.config.js': `import 'eslint-plugin-nothing';` },
      undefined,
      /does not load: Cannot find package/,
    ],
    [
      'a role that does not exist',
      {
        'eslint.config.js': `import tacet from 'eslint-plugin-tacet';\nexport default tacet.configure({ orchestrators: [] });\n`,
      },
      undefined,
      /does not load: .*orchestrators.* is unknown/,
    ],
  ])('cannot examine a project with %s', (_, files, prepare, message) => {
    const { status, problems } = examine(files, prepare);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.hint).not.toBe('');
    expect(status).toBe(2);
  });

  it('knows what to do about typescript-eslint beside TypeScript 7', () => {
    const refusal = `throw new Error('typescript-eslint does not support TS 7.0. See the documentation.');\n`;
    const files = {
      'eslint.config.js': `import './typescript-eslint.js';\nexport default [];\n`,
      'typescript-eslint.js': refusal,
    };
    const { status, problems } = examine(files);
    expect(problems[0]?.hint).toContain('npm:@typescript/typescript6@^6');
    expect(status).toBe(2);
  });
});
