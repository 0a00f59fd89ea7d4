import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCli, house, type Project } from '../cli/sandbox.ts';
import { commit, createMonorepo, git } from './monorepo.ts';

interface Printed {
  readonly run: unknown;
  readonly totals: Readonly<Record<string, number>>;
  readonly units: readonly { readonly file: string; readonly method: string }[];
  readonly flows?: readonly { readonly file: string }[];
}

const bin = bundleCli();

describe('tacet report and tacet migrate on a part of a repository', () => {
  const project = createMonorepo(bin);
  const print = (...args: readonly string[]): Printed => parse(project, ...args);
  let whole: Printed;

  beforeAll(() => {
    whole = print('report', '--json');
  });

  it('sees every method of every project', () => {
    expect(whole.totals).toMatchObject({ files: 7, fatMethods: 7 });
    expect(whole.units.length).toBeGreaterThan(7);
    expect(whole.flows).toHaveLength(1);
  });

  it('in shards: disjoint, complete, the same twice, and merged equal to the whole', () => {
    const count = 3;
    const shards = Array.from({ length: count }, (_, index) => `${(index + 1).toString()}/${count.toString()}`);
    const reports = shards.map((shard) => project.tacet('report', '--shard', shard, '--json').stdout);
    expect(project.tacet('report', '--shard', shards[0]!, '--json').stdout).toBe(reports[0]);
    const files = reports.flatMap((text) => [...new Set((JSON.parse(text) as Printed).units.map(({ file }) => file))]);
    expect(new Set(files).size).toBe(files.length);
    for (const [index, text] of reports.entries()) project.write(`.shards/${index.toString()}.json`, text);
    expect(print('report', '--merge', '.shards/*.json', '--json')).toEqual(whole);
    const migrated = shards.flatMap((shard) => print('migrate', '--dry-run', '--shard', shard, '--json').units);
    expect(migrated.sort(byName)).toEqual([...print('migrate', '--dry-run', '--json').units].sort(byName));
    project.remove('.shards/1.json');
    const { code, stderr } = project.tacet('report', '--merge', '.shards/*.json');
    expect(code).toBe(2);
    expect(stderr).toContain('the report of shard 2/3 is missing');
    project.remove('.shards');
  });

  it('of a package: its report, merged with those of the others, is the whole', () => {
    for (const name of ['orders', 'payments', 'quota']) {
      const { code, stdout } = project.tacetIn({ folder: `packages/${name}` }, 'report', '--json');
      expect(code).toBe(0);
      project.write(`packages/${name}/tacet-report.json`, stdout);
    }
    expect(print('report', '--merge', 'packages/*/tacet-report.json', '--json')).toEqual(whole);
    const twice = project.tacet('report', '--merge', 'packages/*/*.json', 'packages/orders/package.json');
    expect(twice).toMatchObject({ code: 2, stdout: '' });
    git(project, 'clean', '-fdq');
  });

  it('that changed since a commit: committed, not committed, new; and nothing that changed on the other branch', () => {
    expect(print('report', '--since', 'main', '--json').totals.files).toBe(0);
    git(project, 'checkout', '-qb', 'work');
    project.edit('packages/quota/src/quota.service.ts', 'export class', '\nexport class');
    commit(project, 'one');
    git(project, 'checkout', '-q', 'main');
    project.edit('packages/orders/src/profile/profile.service.ts', 'export class', '\nexport class');
    commit(project, 'two');
    git(project, 'checkout', '-q', 'work');
    project.edit('packages/payments/src/charge/charge.service.ts', 'export class', '\nexport class');
    project.write('packages/quota/src/new/odd näme.ts', project.read('packages/quota/src/quota.service.ts'));
    const changed = ['packages/payments/src/charge/charge.service.ts', 'packages/quota/src/new/odd näme.ts'];
    const files = (printed: Printed): readonly string[] => [...new Set(printed.units.map(({ file }) => file))];
    expect(files(print('report', '--since', 'main', '--json'))).toEqual([
      ...changed,
      'packages/quota/src/quota.service.ts',
    ]);
    expect(files(print('migrate', '--report', '--since', 'main', '--json'))).toHaveLength(3);
  });
});

it.each<[string, readonly string[], string]>([
  ['a share that is none', ['report', '--shard', '3/2'], '--shard 3/2 is no share'],
  ['a share of nothing', ['migrate', '--shard', '0/0', '--dry-run'], '--shard 0/0 is no share'],
  ['a reference that git does not know', ['migrate', '--since', 'nope', '--dry-run'], 'git does not know nope'],
  ['a reference that is a flag', ['report', '--since=--all'], 'git does not know --all'],
  ['a file that is not there', ['report', 'nope/*.ts'], 'there is no file nope/*.ts'],
  [
    'a report that is none',
    ['report', 'packages/orders/src/place.orchestrator.ts', '--against', 'package.json'],
    'package.json holds no report',
  ],
  [
    'a report that is not there',
    ['report', 'packages/orders/src/place.orchestrator.ts', '--against', 'nope.json'],
    'nope.json cannot be read',
  ],
  ['nothing to merge', ['report', '--merge', 'nope-*.json'], 'there is no report to merge'],
])('%s: exit 2 and a hint', (_, args, message) => {
  const project = createMonorepo(bin);
  const { code, stdout, stderr } = project.tacet(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('  hint: ');
});

it('writes its page over a page, and over nothing else', () => {
  const project = createMonorepo(bin);
  const drawn = 'packages/orders/src/place.orchestrator.ts';
  const target = 'packages/quota/src/quota.service.ts';
  const before = project.read(target);
  const { code, stderr } = project.tacet('report', drawn, '--html', target);
  expect({ code, text: project.read(target) }).toEqual({ code: 3, text: before });
  expect(stderr).toContain(`${target} is there already`);
  for (const run of ['once', 'twice'])
    expect([run, project.tacet('report', drawn, '--html', 'r.html').code]).toEqual([run, 0]);
});

it('tells the progress since the last report that differed', () => {
  const project = createMonorepo(bin);
  const orders = 'packages/orders/src/profile';
  expect(project.tacet('report', orders).stdout).not.toContain('since');
  expect(project.tacet('migrate', orders, '--allow-dirty').code).toBe(0);
  for (const run of ['once', 'twice']) {
    expect([run, project.tacet('report', orders).stdout]).toEqual([
      run,
      expect.stringMatching(/since the last report that differed\n +2 {2}fat methods then\n +2 {2}migrated/),
    ]);
  }
});

it('goes on where it was after kill -9, and comes to what an undisturbed run comes to', async () => {
  const project = createMonorepo(bin);
  const facts = join(project.root, '.tacet/facts');
  const kept = (): readonly string[] =>
    existsSync(facts) ? readdirSync(facts).filter((name) => name.endsWith('.json')) : [];
  const child = spawn(process.execPath, [bin, 'migrate', '--allow-dirty'], { cwd: project.root, stdio: 'ignore' });
  for (let patience = 600; patience > 0 && kept().length === 0; patience -= 1) await setTimeout(25);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(kept().length).toBeGreaterThan(0);
  expect(kept().length).toBeLessThan(3);
  expect(project.has('packages/payments/src/process-payment.orchestrator.ts')).toBe(false);
  const { code, stderr } = project.tacet('migrate', '--allow-dirty');
  expect(code).toBe(0);
  expect(stderr).toContain('1 of 3: ');
  expect(stderr.split('\n')[0]).toContain('(known)');
  expect(stderr.split('\n')[2]).not.toContain('(known)');
  const undisturbed = createMonorepo(bin);
  undisturbed.tacet('migrate', '--allow-dirty', '--no-cache');
  expect(undisturbed.has('.tacet/facts')).toBe(false);
  expect(sources(project)).toEqual(sources(undisturbed));
});

function sources({ tree }: Project): object {
  return Object.fromEntries(Object.entries(tree()).filter(([path]) => !path.startsWith('.git/')));
}

it.each(['turbo', 'nx'])('documents the set-up of %s that npm run scale tries out', (tool) => {
  const setUp = readFileSync(join(house, `test/scale/files/${tool}.json`), 'utf8');
  expect(readFileSync(join(house, 'packages/cli/README.md'), 'utf8')).toContain(`\`\`\`json\n${setUp}\`\`\``);
});

function parse(project: Project, ...args: readonly string[]): Printed {
  const { stdout, stderr } = project.tacet(...args);
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Printed), progress: undefined } as Printed;
}

function byName(one: { readonly file: string; readonly method: string }, other: typeof one): number {
  return `${one.file}#${one.method}` < `${other.file}#${other.method}` ? -1 : 1;
}
