import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { toFindingLines } from './finding-lines.ts';
import { toMigrationLines } from './migration-lines.ts';
import { runStep, type Outcome } from './step.ts';

const house = join(import.meta.dirname, '..', '..');
const project = join(import.meta.dirname, 'out');
const tacet = relative(project, join(house, 'packages/cli/dist/bin.js'));
const slice = 'src/payment';
const spec = `${slice}/payment.tacet.yaml`;

rmSync(project, { recursive: true, force: true });
cpSync(join(import.meta.dirname, 'files'), project, { recursive: true });
mkdirSync(join(project, slice), { recursive: true });
cpSync(join(house, 'test/examples/payment/payment.tacet.yaml'), join(project, spec));
cpSync(join(house, 'test/examples/fat-service'), join(project, 'legacy'), { recursive: true });

console.log(`A project that is not ours, in ${relative(house, project)}, with one spec: ${spec}\n`);

const steps: readonly (() => Promise<Outcome>)[] = [
  () => runStep(project, 'write the slice', ['npx', 'plop', 'orchestrator', '--spec', spec], listSlice),
  () => runStep(project, 'type-check it', ['npx', 'tsc', '--project', '.'], () => ['no error under strict']),
  () =>
    runStep(project, 'lint it', ['npx', 'eslint', 'src', '--max-warnings', '0'], () => [
      'no finding: tacet recommended, typescript-eslint strict and stylistic',
    ]),
  () => runStep(project, 'test it', ['npx', 'vitest', 'run'], summariseTests),
  () => runStep(project, 'run both flavours', ['node', '--import=tsx', 'src/demo.ts'], toLines),
  () =>
    runStep(
      project,
      'lint a fat service',
      ['npx', 'eslint', '-c', 'eslint.legacy.js', 'legacy', '--format', 'json'],
      toFindingLines,
      1,
    ),
  () =>
    runStep(
      project,
      'migrate it, show the diff, and prove that it does what it did',
      ['node', tacet, 'migrate', 'legacy', '--allow-dirty', '--diff', '--keep-proofs'],
      toMigrationLines,
    ),
  () => runStep(project, 'run its equivalence test', ['npx', 'vitest', 'run', 'legacy'], summariseTests),
  () => runStep(project, 'type-check what came out', ['npx', 'tsc', '--project', '.'], () => ['no error under strict']),
  () => runStep(project, 'lint what came out', ['npx', 'eslint', 'legacy'], () => ['no finding: tacet recommended']),
];

const start = performance.now();
for (const step of steps) {
  const { isFine } = await step();
  if (!isFine) process.exit(1);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const out = relative(house, project);
console.log(`Done in ${seconds} s. To read: ${out}/${slice} (generated), ${out}/legacy (migrated)`);

function listSlice(): readonly string[] {
  const files = readdirSync(join(project, slice)).filter((file) => !file.endsWith('.tacet.yaml'));
  return files.map((file) => {
    const lines = readFileSync(join(project, slice, file), 'utf8')
      .trimEnd()
      .split('\n').length;
    return `${file.padEnd(36)} ${String(lines).padStart(4)} lines`;
  });
}

function toLines(output: string): readonly string[] {
  return output.split('\n');
}

function summariseTests(output: string): readonly string[] {
  return output.split('\n').filter((line) => /^\s*(?:Test Files|Tests)\s/.test(line));
}
