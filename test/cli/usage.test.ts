import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bundleCli, createProject, paymentSpec } from './sandbox.ts';

const bin = bundleCli();
const spec = 'payment.tacet.yaml';

describe('a command line that cannot be meant', () => {
  const project = createProject(bin, { [spec]: paymentSpec(), 'empty/x': '' });

  it.each<[string, readonly string[], string]>([
    ['an unknown command', ['chekc'], "unknown command 'chekc'\n  hint: Did you mean check?"],
    ['an unknown flag', ['check', '--jsno'], "unknown option '--jsno'\n  hint: Did you mean --json?"],
    ['an unknown format', ['check', '--format', 'xml'], 'Allowed choices are text, github, sarif'],
    ['a format that is missing', ['check', '--format'], "option '--format <format>' argument missing"],
    ['an operand that is missing', ['eject'], "missing required argument 'file'"],
    ['an operand too many', ['explain', 'a', 'b'], "too many arguments for 'explain'"],
    ['a file that is not there', ['check', 'nope.tacet.yaml'], 'nope.tacet.yaml does not exist'],
    ['a directory as spec', ['generate', 'empty'], 'empty is a directory, not a spec'],
    ['a code without a page', ['explain', 'unknwon-key'], 'Did you mean unknown-key?'],
  ])('%s: exit 2, a hint, and nothing on stdout', (_, args, message) => {
    const { code, stdout, stderr } = project.tacet(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('  hint: ');
  });

  it('is told as JSON when that was asked for', () => {
    const { code, stdout, stderr } = project.tacet('check', 'nope.yaml', '--json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      command: 'check',
      exitCode: 2,
      problems: [{ message: 'nope.yaml does not exist', hint: expect.any(String) as string }],
    });
  });

  it('is a run without any spec, too', () => {
    const { code, stderr } = project.tacetIn({ folder: 'empty' }, 'check');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no spec');
  });
});

describe('help and version', () => {
  const project = createProject(bin);

  it.each([[['--help']], [['help']], [[]], [['migrate', '--help']], [['check', '--help']], [['help', 'check']]])(
    '%j: exit 0, on stdout',
    (args) => {
      const { code, stdout, stderr } = project.tacet(...args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^usage: tacet /);
      expect(stdout).toMatch(/^exit codes:\n {2}0 {2}\w[^]*\n {2}3 {2}refused, nothing written\n/m);
    },
  );

  it.each(['--version', '-V'])('%s', (flag) => {
    expect(project.tacet(flag)).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      stderr: '',
    });
  });
});

describe('colours', () => {
  const project = createProject(bin, { [spec]: 'tacet: 2\n' });
  const escape = '\u001B[';

  it.each<[string, NodeJS.ProcessEnv, boolean]>([
    ['none in a pipe', {}, false],
    ['none in a pipe of a CI server', { CI: 'true' }, false],
    ['with FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['none with FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
    ['none with NO_COLOR, whatever FORCE_COLOR says', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', (_, env, isPainted) => {
    const { stdout } = project.tacetIn({ env }, 'check');
    expect(stdout).toContain('unsupported-version');
    expect(stdout.includes(escape)).toBe(isPainted);
  });
});

describe('a reader that goes away', () => {
  it('is no error', () => {
    const project = createProject(bin, { [spec]: paymentSpec() });
    const command = `set -o pipefail; "${process.execPath}" "${bin}" explain | head -n 1; "${process.execPath}" "${bin}" generate --diff --dry-run | head -n 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: project.root, encoding: 'utf8' });
    expect({ status, stderr: stderr.replace(/^Nothing was written.*\n/m, '') }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(3);
  });
});

describe('tacet explain', () => {
  const project = createProject(bin);

  it('shows the page of a diagnostic, of a finding, of a refusal, and of a rule', () => {
    expect(project.tacet('explain', 'unknown-key').stdout).toContain('Specs are strict');
    expect(project.tacet('explain', 'edited-file').stdout).toContain('tacet eject <file>');
    expect(project.tacet('explain', 'tacet/no-if').stdout).toContain('switch (x.kind)');
    expect(project.tacet('explain', 'effect-in-loop').stdout).toContain('turn by turn');
    expect(project.tacet('explain', 'NO-IF').stdout).toBe(project.tacet('explain', 'tacet/no-if').stdout);
  });

  it('shows both pages where two packages use one code', () => {
    expect(project.tacet('explain', 'missing-file').stdout).toMatch(/\n---\n/);
  });

  it('lists all codes by topic, and as JSON', () => {
    const { code, stdout } = project.tacet('explain');
    expect(code).toBe(0);
    for (const heading of ['specs', 'generated files', 'writing files', 'migration', 'lint rules']) {
      expect(stdout.split('\n')).toContain(heading);
    }
    const { pages } = JSON.parse(project.tacet('explain', '--json').stdout) as { pages: readonly { title: string }[] };
    expect(pages.filter(({ title }) => title === '')).toEqual([]);
    expect(pages).toContainEqual({ code: 'generator', topic: 'migration', title: 'the method is a generator' });
  });
});
