// Tries monorepos out and prints what came of it: `npm run scale`. Nx and Turborepo come from npm, into a temporary folder.
import { strict as assert } from 'node:assert';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, measure, setUp, tacet, type Measured } from './workspace.ts';

const versions = { nx: '24.0.6', turbo: '2.11.11' } as const;
const packages = 3;

tell('| what | seconds | peak MB |');
tell('| --- | --- | --- |');
memory();
const root = createWorkspace(packages, 6);
const whole = row('tacet report, 3 projects', tacet(root, ['report', '--json']));
row('again, nothing changed', tacet(root, ['report', '--json']));
shards();
for (const tool of ['turbo', 'nx'] as const) tryOut(tool);
rmSync(root, { recursive: true });

/** A program at a time: twelve projects must fit where two do. */
function memory(): void {
  const peaks = [2, 12].map((count) => {
    const folder = createWorkspace(count, 12);
    const limit = '--max-old-space-size=330';
    const run = row(
      `${count.toString()} projects, heap of 330 MB`,
      tacet(folder, ['migrate', '--dry-run', '--no-cache', '--json'], [limit]),
    );
    rmSync(folder, { recursive: true });
    return run.peak;
  });
  assert.ok((peaks[1] ?? 0) < 1.5 * (peaks[0] ?? 0), 'memory grows with the number of projects');
}

function shards(): void {
  for (const shard of ['1/2', '2/2']) {
    const part = row(`shard ${shard}`, tacet(root, ['report', '--no-cache', '--shard', shard, '--json']));
    writeFileSync(join(root, `shard-${shard[0] ?? ''}.json`), part.output);
  }
  sameAsWhole('shard-*.json');
}

function tryOut(tool: 'nx' | 'turbo'): void {
  setUp(root, tool, versions[tool]);
  const command =
    tool === 'nx' ? ['nx', 'run-many', '-t', 'tacet:report', '--outputStyle=static'] : ['turbo', 'run', 'tacet:report'];
  const run = (what: string): Measured => row(`${tool} ${versions[tool]}, ${what}`, measure(root, 'npx', command));
  const hits = (output: string): number =>
    Number((tool === 'nx' ? /for (\d+) out of/ : /Cached:\s+(\d+) cached/).exec(output)?.[1] ?? 0);
  assert.equal(hits(run('first run').output), 0);
  sameAsWhole('packages/*/tacet-report.json');
  measure(root, 'rm', [
    '-f',
    ...Array.from({ length: packages }, (_, index) => `packages/p${index.toString()}/tacet-report.json`),
  ]);
  assert.equal(hits(run('again').output), packages, 'nothing changed, and yet something ran');
  sameAsWhole('packages/*/tacet-report.json');
  appendFileSync(join(root, 'packages/p2/src/s0/service.ts'), '\n');
  assert.equal(hits(run('one package changed').output), packages - 1, 'one changed, and not only one ran');
  sameAsWhole('packages/*/tacet-report.json');
}

/** The merged report is the report of the whole. */
function sameAsWhole(pattern: string): void {
  const merged = tacet(root, ['report', '--merge', pattern, '--json']).output;
  const read = (text: string): object => ({ ...(JSON.parse(text) as object), progress: undefined });
  assert.deepEqual(read(merged), read(whole.output));
}

function row(what: string, run: Measured): Measured {
  tell(`| ${what} | ${run.seconds.toFixed(1)} | ${run.peak === 0 ? '' : run.peak.toString()} |`);
  return run;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
