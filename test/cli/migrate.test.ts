import Ajv from 'ajv';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleCli, createProject, emptyFolder, house, type Project } from './sandbox.ts';

const bin = bundleCli();
const schema = JSON.parse(readFileSync(join(house, 'packages/cli/schema/migrate.schema.json'), 'utf8')) as object;
const isReport = new Ajv().compile(schema);
const count = `interface Store {
  load(id: string): Promise<number>;
}

export class CountService {
  constructor(private readonly store: Store) {}

  async run(id: string): Promise<number> {
    if (id === '') throw new Error('No id');
    return this.store.load(id);
  }

  async *pages(id: string): AsyncGenerator<number> {
    if (id !== '') yield await this.store.load(id);
  }
}
`;

interface Unit {
  readonly file: string;
  readonly method: string;
  readonly status: string;
  readonly refusals: readonly { readonly code: string }[];
}

function reportOf(project: Project, ...args: readonly string[]): readonly Unit[] {
  const { stdout, stderr } = project.tacet('migrate', ...args, '--report', '--json');
  expect(stderr).not.toContain(' at ');
  const document = JSON.parse(stdout) as { readonly units: readonly Unit[] };
  isReport(document);
  expect(isReport.errors).toBeNull();
  return document.units;
}

const codesOf = (units: readonly Unit[]) =>
  units.map(({ method, status, refusals: [refusal] }) => [method, refusal?.code ?? status]);

describe('tacet migrate', () => {
  it('tells what could be, shows it, writes it, does nothing a second time, and takes it back', () => {
    const project = createProject(bin, { 'src/count.service.ts': count, 'src/plain.ts': 'export const a = 1;\n' });
    const before = project.tree();
    expect(codesOf(reportOf(project, 'src'))).toEqual([
      ['CountService.run', 'migratable'],
      ['CountService.pages', 'generator'],
    ]);
    const dry = project.tacet('migrate', '--dry-run', '--diff');
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain('+++ b/src/run-count.orchestrator.ts');
    expect(project.tree()).toEqual(before);
    const done = project.tacet('migrate', 'src', '--json');
    const document = JSON.parse(done.stdout) as object;
    isReport(document);
    expect(isReport.errors).toBeNull();
    expect(document).toMatchObject({ exitCode: 0, run: { write: true }, totals: { migrated: 1, refused: 1 } });
    const after = project.tree();
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length);
    project.tacet('migrate', 'src');
    expect(project.tree()).toEqual(after);
    expect(project.tacet('undo').code).toBe(0);
    expect(project.tree()).toEqual(before);
  });

  it('prints a table of what is fat, what fails, and why it stays', () => {
    const project = createProject(bin, { 'src/count.service.ts': count });
    const { stdout } = project.tacet('migrate', '--report');
    expect(stdout).toMatch(/^ {2}T0 +migratable +CountService\.run +8 +4 +1 +no-if 1, no-throw 1/m);
    expect(stdout).toMatch(/^ {2}– +generator \(line 13\) +CountService\.pages/m);
    expect(stdout).toContain('1 migratable, 1 refused');
  });
});

describe('a command line that cannot be meant', () => {
  const project = createProject(bin, { 'src/count.service.ts': count, 'empty/note.md': '' });

  it.each([
    ['a file that is not there', ['src/cuont.service.ts'], 'there is no file or folder src/cuont.service.ts'],
    ['a glob without matches', ['src/**/*.foo.ts'], 'no TypeScript file matches src/**/*.foo.ts'],
    ['a folder without sources', ['empty'], 'no TypeScript file in empty'],
    ['a method that is spelled otherwise', ['--method', 'CountService.rum'], 'Did you mean CountService.run?'],
    ['a method without its class', ['--method', 'run'], 'Did you mean CountService.run?'],
  ])('%s', (_, args, told) => {
    const { code, stdout, stderr } = project.tacet('migrate', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});

describe('a project that is not ready', () => {
  it('is left alone while git knows of changes, unless that is said to be fine', () => {
    const project = createProject(bin, { 'src/count.service.ts': count });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: project.root, stdio: 'pipe' });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    project.write('src/other.ts', 'export const a = 1;\n');
    const refused = project.tacet('migrate', 'src');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('src/other.ts');
    expect(project.has('src/run-count.orchestrator.ts')).toBe(false);
    expect(project.tacet('migrate', 'src', '--dry-run').code).toBe(0);
    expect(project.tacet('migrate', 'src', '--allow-dirty').code).toBe(0);
    expect(project.has('src/run-count.orchestrator.ts')).toBe(true);
  });

  it('is left alone while its dependencies are not installed, but can be looked at', () => {
    const project = createProject(bin, { 'src/count.service.ts': count });
    project.write('package.json', '{ "dependencies": { "left": "1.0.0" } }');
    const { code, stderr } = project.tacet('migrate', 'src');
    expect([code, stderr]).toEqual([2, expect.stringContaining('npm install')]);
    expect(codesOf(reportOf(project, 'src'))).toContainEqual(['CountService.run', 'migratable']);
  });
});

describe('files of every kind', () => {
  it('are told of, each with what can be done, and none is lost', () => {
    const long = Array.from({ length: 20_000 }, (_, line) => `// line ${line.toString()}`).join('\n');
    const project = createProject(bin, {
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "jsx": "preserve", "target": "ES2022", "types": [] } }',
      'src/broken.service.ts': count.replace("=== '')", '=== )'),
      'src/long.service.ts': `${count}${long}\n`,
      'src/view.service.tsx': `${count}export const view = <b>text</b>;\n`,
      'src/types.d.ts': 'declare function load(id: string): Promise<number>;\n',
      'src/generated.service.ts': `/* eslint-disable */\n// @ts-nocheck\n${count}`,
      'real/count.service.ts': count,
    });
    symlinkSync('../real', join(project.root, 'src/linked'));
    symlinkSync('../real/count.service.ts', join(project.root, 'src/link.service.ts'));
    const units = reportOf(project, 'src', 'src/link.service.ts');
    const codeOf = (file: string) => codesOf(units.filter((unit) => unit.file === file))[0]?.[1];
    expect(codeOf('src/broken.service.ts')).toBe('syntax-error');
    expect(codeOf('src/long.service.ts')).toBe('migratable');
    expect(codeOf('src/view.service.tsx')).toBe('migratable');
    expect(codeOf('src/generated.service.ts')).toBe('migratable');
    expect(codeOf('src/link.service.ts')).toBe('symbolic-link');
    const before = project.tree();
    expect(project.tacet('migrate', 'src').stderr).not.toContain(' at ');
    expect(project.tree()['src/broken.service.ts']).toBe(before['src/broken.service.ts']);
    expect(project.tree()['real/count.service.ts']).toBe(before['real/count.service.ts']);
    expect(project.read('src/long.service.ts')).toContain(long);
  });

  it('that are write-protected stop the run, and nothing is half-written', () => {
    const project = createProject(bin, { 'src/count.service.ts': count });
    chmodSync(join(project.root, 'src/count.service.ts'), 0o444);
    const before = project.tree();
    const { code, stdout, stderr } = project.tacet('migrate', 'src');
    expect(code).toBe(3);
    expect(`${stdout}${stderr}`).toContain('read-only');
    expect(project.tree()).toEqual(before);
  });
});

describe('an accident in the middle', () => {
  const hook = join(emptyFolder(), 'hook.cjs');
  writeFileSync(
    hook,
    `const fs = require('node:fs');
    let left = Number(process.env.AT);
    for (const name of ['renameSync', 'linkSync']) {
      const call = fs[name];
      fs[name] = (...paths) => {
        left -= 1;
        if (left === 0) process.kill(process.pid, 'SIGKILL');
        return call(...paths);
      };
    }
    if (process.env.EDIT) {
      const open = fs.mkdirSync;
      fs.mkdirSync = (path, ...rest) => {
        if (String(path).includes('.tacet')) fs.appendFileSync(process.env.EDIT, '// edited\\n');
        return open(path, ...rest);
      };
    }
    require('node:module').syncBuiltinESMExports();`,
  );
  const env = { NODE_OPTIONS: `--require=${hook}` };

  it('by kill -9 is repaired by the next run', () => {
    const project = createProject(bin, { 'src/count.service.ts': count });
    const before = project.tree();
    expect(project.tacetIn({ env: { ...env, AT: '3' } }, 'migrate', 'src').code).toBeNull();
    expect(project.tacet('migrate', 'src', '--method', 'CountService.run')).toMatchObject({ code: 0 });
    expect(project.has('src/run-count.orchestrator.ts')).toBe(true);
    expect(project.tacet('undo').code).toBe(0);
    expect(project.tree()).toEqual(before);
  });

  it('by an editor that saves between plan and apply loses nothing', () => {
    const project = createProject(bin, { 'src/count.service.ts': count });
    const { code, stdout } = project.tacetIn(
      { env: { ...env, AT: '0', EDIT: join(project.root, 'src/count.service.ts') } },
      'migrate',
      'src',
    );
    expect([code, stdout]).toEqual([3, expect.stringMatching(/changed-since-plan|unexpected-content/)]);
    expect(project.read('src/count.service.ts')).toMatch(/^interface Store[^]*\/\/ edited\n$/);
    expect(project.has('src/run-count.orchestrator.ts')).toBe(false);
  });
});
