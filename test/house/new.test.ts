import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyHouse } from './copy.ts';
import { unitKinds } from './units.ts';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const copy = copyHouse(process.cwd());
const nameOf = (kind: string): string => `sample-${kind}`;

afterAll(() => {
  rmSync(copy, { recursive: true });
});

async function run(...command: readonly string[]): Promise<Ran> {
  const running = promisify(execFile)(process.execPath, command, { cwd: copy, maxBuffer: 1 << 28 });
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failure: unknown) => failure as Ran,
  );
}

function create(...args: readonly string[]): Promise<Ran> {
  return run('test/house/run.mjs', 'test/house/new.ts', ...args);
}

describe('npm run new', () => {
  const written = new Map<string, readonly string[]>();

  beforeAll(async () => {
    for (const kind of unitKinds) {
      const { code, stdout, stderr } = await create(kind, nameOf(kind));
      if (code !== 0) throw new Error(stderr);
      written.set(
        kind,
        stdout.split('\n').filter((line) => existsSync(join(copy, line)) && line !== ''),
      );
    }
  });

  it.each(unitKinds)('names each file of a new %s that it wrote, and its registry', (kind) => {
    const files = written.get(kind) ?? [];
    expect(files.filter((path) => path.includes(nameOf(kind))).length).toBeGreaterThanOrEqual(3);
    expect(files.some((path) => path.endsWith('registry.ts'))).toBe(true);
  });

  it('gives units that compile', async () => {
    expect((await run('node_modules/typescript/bin/tsc', '-b', 'rules', 'templates', 'packages/codemods')).stdout).toBe(
      '',
    );
  });

  it('gives units without a finding, formatted as everything else', async () => {
    const files = [...written.values()].flat().filter((path) => path.endsWith('.ts') && !path.includes('/fixtures/'));
    expect((await run('node_modules/eslint/bin/eslint.js', ...files)).stdout).toBe('');
    expect((await run('node_modules/prettier/bin/prettier.cjs', '--check', ...files)).code).toBe(0);
  });

  it('leaves exactly one red test a unit, named after it', async () => {
    const places = [
      'rules/src',
      'templates/src/sample',
      'codemods/src/steps',
      'test/lint/corpus',
      'test/house/architecture',
      'test/house/completeness',
    ];
    const report = join(copy, 'report.json');
    await run('node_modules/vitest/vitest.mjs', 'run', ...places, '--reporter=json', `--outputFile=${report}`);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const red = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    const owners = red.map((name) => unitKinds.find((kind) => name.includes(nameOf(kind))) ?? name);
    expect(owners.sort()).toEqual([...unitKinds].sort());
  });

  it.each([
    ['an unknown kind', ['page', 'sample'], 2],
    ['no name', ['rule'], 2],
    ['a name that is a path', ['rule', '../sample'], 2],
    ['a name in capitals', ['rule', 'NoClock'], 2],
    ['a word too many', ['rule', 'no-clock', 'at-all'], 2],
    ['a name that is taken', ['rule', 'sample-rule'], 3],
  ])('refuses %s, and writes nothing', async (_, args, code) => {
    const refused = await create(...args);
    expect(refused.code).toBe(code);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).not.toContain(' at ');
  });
});
