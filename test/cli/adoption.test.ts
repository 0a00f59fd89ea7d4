import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleCli, createProject, house, run, type Run } from './sandbox.ts';

const page = readFileSync(join(house, 'packages/cli/docs/adoption.md'), 'utf8');
const [, config = ''] = /```js\n([^]*?)```/.exec(page) ?? [];
/** The commands of the page, but for the installation. */
const steps = [...page.matchAll(/```sh\n([^]*?)```/g)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .filter((line) => line.startsWith('npx '));
const caller = `import type { PaymentService } from './payment.service';

export async function pay(payments: PaymentService, id: string): Promise<string> {
  const payment = await payments.processPayment(id);
  return payment.id;
}
`;
const compilerOptions = {
  strict: true,
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  types: [],
};

it('the page about adoption is a sequence that works, from the report to the last façade', () => {
  const bin = bundleCli();
  const project = createProject(bin, {
    '.gitignore': 'node_modules\n.tacet\nreport.html\n',
    'eslint.config.js': config,
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['src'] }),
    'src/payments/payment.service.ts': readFileSync(
      join(house, 'test/examples/fat-service/payment.service.ts'),
      'utf8',
    ),
    'src/payments/pay.ts': caller,
  });
  symlinkSync(join(house, 'node_modules'), join(project.root, 'node_modules'));
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: project.root, stdio: 'pipe' });
  };
  const eslint = (...args: readonly string[]): Run =>
    run(process.execPath, [join(house, 'node_modules/eslint/bin/eslint.js'), ...args], project.root);
  /** What is suppressed, by rule. */
  const suppressed = (): Readonly<Record<string, number>> => {
    const lists = JSON.parse(project.read('eslint-suppressions.json')) as Record<
      string,
      Record<string, { count: number }>
    >;
    return Object.fromEntries(
      Object.values(lists)
        .flatMap((rules) => Object.entries(rules))
        .map(([rule, { count }]) => [rule.replace('tacet/', ''), count]),
    );
  };
  const commit = (): void => {
    git('add', '-A');
    git('commit', '--allow-empty', '-qm', 'step');
  };
  const seen: unknown[] = [];
  git('init', '-q');
  commit();
  for (const step of steps) {
    const [, program = '', ...args] = step.split(' ');
    const { code, stdout, stderr } = program === 'tacet' ? project.tacet(...args) : eslint(...args);
    expect([step, code, stderr.includes('error')], stdout).toEqual([step, 0, false]);
    if (program === 'eslint') seen.push(suppressed());
    if (args.includes('--verify')) expect(stdout).toContain('9 of 9 branches of the old code');
    if (args.includes('--finish')) expect(stdout).toContain('1 of 1 caller moved');
    commit();
  }
  expect(steps).toHaveLength(7);
  expect(seen).toEqual([
    { 'no-if': 4, 'no-throw': 3, 'dumb-piping': 1, 'value-objects': 1 },
    { 'no-throw': 3, 'value-objects': 1 },
    {},
  ]);
  expect(eslint('src').code).toBe(0);
  expect(project.has('report.html')).toBe(true);
  expect(project.read('src/payments/pay.ts')).toContain('switch (result.kind)');
  const tsc = join(house, 'node_modules/typescript/bin/tsc');
  expect(run(process.execPath, [tsc, '--noEmit', '-p', '.'], project.root)).toMatchObject({ code: 0, stdout: '' });
});
