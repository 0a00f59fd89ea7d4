import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ts } from 'ts-morph';
import { countBranches, counterName, type Counted } from './count-branches.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { Proof, ProofFile, Verdict } from './proof.ts';
import { findRunner, runTests, type TestOutcome } from './test-runner.ts';

/** A project with some files as they would be, and what shall be proven of it. */
export interface ProofRun {
  /** Absolute. */
  readonly root: string;
  readonly compiler: ts.CompilerOptions;
  /** The files as they would be, the proofs' own not among them. */
  readonly files: readonly ProofFile[];
  readonly proofs: readonly Proof[];
}

/** With fewer runs, and below this share of branches, a proof says too little. */
const fewestRuns = 100;
const leastCovered = 0.5;

/** Runs proofs in a folder of their own, which is removed: nothing of the project is written. */
export async function runProofs(run: ProofRun): Promise<ReadonlyMap<Proof, Verdict>> {
  const [first = new Map<Proof, Verdict>()] = await runMany([run], { isIsolated: true });
  const failed = run.proofs.filter((proof) => isUnloadable(first.get(proof)));
  if (failed.length === 0) return first;
  // What they import does not load: once more, with something in its place that does nothing.
  const [second = new Map<Proof, Verdict>()] = await runMany([{ ...run, proofs: failed }], {
    isIsolated: true,
    isSafe: true,
  });
  // A difference could come from what stands in: it refutes nothing.
  const better = [...second].filter(([, verdict]) => verdict.status === 'proven');
  return new Map([...first, ...better]);
}

function isUnloadable(verdict: Verdict | undefined): boolean {
  return verdict?.status === 'unproven' && verdict.code === 'cannot-load';
}

/** How tests are run. */
interface RunOptions {
  /** Whether each test has a process of its own. */
  readonly isIsolated: boolean;
  /** Whether something stands in for imports that do not load. */
  readonly isSafe?: boolean;
}

/** Runs several versions of one project at once. */
export async function runMany(
  runs: readonly ProofRun[],
  { isIsolated, isSafe = false }: RunOptions,
): Promise<readonly ReadonlyMap<Proof, Verdict>[]> {
  const [first] = runs;
  if (first === undefined) return [];
  const { root, compiler } = first;
  const found = findRunner(root);
  if (!('runner' in found)) throw new Error(`There is no ${found.missing.join(', no ')}.`);
  const state = path.join(root, '.tacet');
  mkdirSync(state, { recursive: true });
  const folder = mkdtempSync(path.join(state, 'proof-'));
  try {
    const setup = path.join(folder, 'setup.mjs');
    writeFileSync(setup, setupText);
    const counted = new Map<string, Counted>();
    const overlays = runs.map((one, index) => layOut(one, path.join(folder, String(index)), counted));
    const plugin = createOverlay({
      overlays,
      compiler,
      fallbacks: found.fallbacks,
      load: (file, text) => counted.get(file)?.text ?? text,
      isSafe,
    });
    const outcomes = await runTests({ runner: found.runner, root, folder, setup, plugin, isIsolated });
    return runs.map(({ proofs }, index) => {
      const overlay = overlays[index] ?? { folder, root };
      return new Map(proofs.map((proof) => [proof, verdictOf(proof, overlay, outcomes, counted)]));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (readdirSync(state).length === 0) rmdirSync(state);
  }
}

function layOut({ root, files, proofs }: ProofRun, folder: string, counted: Map<string, Counted>): Overlay {
  const overlay = { folder, root };
  const write = ({ file, text }: ProofFile): void => {
    const target = placeOf(file, overlay);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  mkdirSync(folder, { recursive: true });
  for (const file of files) write(file);
  for (const { method, line, test, snapshot, kit } of proofs) {
    for (const file of [test, snapshot, kit]) write(file);
    counted.set(placeOf(snapshot.file, overlay), countBranches(snapshot.text, method, line));
  }
  return overlay;
}

function placeOf(file: string, { folder, root }: Overlay): string {
  return path.join(folder, path.relative(root, file));
}

const setupText = `import { afterEach, beforeEach } from 'vitest';
const runs = () => globalThis[Symbol.for('tacet.equivalence')]?.runs ?? 0;
let before = 0;
beforeEach(() => {
  globalThis.${counterName} = new Set();
  before = runs();
});
afterEach(({ task }) => {
  task.meta.tacetBranches = [...globalThis.${counterName}];
  task.meta.tacetRuns = runs() - before;
});
`;

function verdictOf(
  proof: Proof,
  overlay: Overlay,
  outcomes: readonly TestOutcome[],
  counted: ReadonlyMap<string, Counted>,
): Verdict {
  const outcome = outcomes.find(({ file }) => file === placeOf(proof.test.file, overlay));
  if (outcome === undefined) return { status: 'unproven', code: 'does-not-run', reason: 'The test was not run.' };
  const message = outcome.message.split('\n').slice(0, 3).join(' ').trim();
  if (outcome.state === 'not-run') return { status: 'unproven', code: 'cannot-load', reason: message };
  if (outcome.state === 'failed') return refutation(outcome.message);
  if (outcome.runs < fewestRuns) {
    const reason = `Only ${outcome.runs} runs came to an end in two minutes.`;
    return { status: 'unproven', code: 'little-covered', reason };
  }
  const branches = counted.get(placeOf(proof.snapshot.file, overlay))?.branches ?? [];
  const missed = branches.filter((_, index) => !outcome.branches.includes(index));
  const covered = branches.length - missed.length;
  if (covered < branches.length * leastCovered) {
    const reason = `Only ${covered} of ${branches.length} branches of the old code were reached.`;
    return { status: 'unproven', code: 'little-covered', reason };
  }
  return { status: 'proven', runs: outcome.runs, branches: { covered, total: branches.length, missed } };
}

/** What the test says when both sides can be told apart. */
function refutation(message: string): Verdict {
  const [, runs = '1'] = /after (\d+) tests?/.exec(message) ?? [];
  const start = message.indexOf('The migrated code does something else.');
  if (start < 0) {
    const reason = message.split('\n').find((line) => /error/i.test(line)) ?? message.split('\n')[0] ?? '';
    return { status: 'unproven', code: 'does-not-run', reason: reason.trim() };
  }
  const lines = message.slice(start).split('\n').slice(1);
  // What follows is the stack of the test.
  const end = lines.findIndex((line) => line.startsWith('  + '));
  const difference = lines
    .slice(0, end + 1)
    .map((line) => line.slice(2))
    .join('\n');
  return { status: 'refuted', runs: Number(runs), difference };
}
