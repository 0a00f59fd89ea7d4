import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyWith } from './apply.ts';
import { nodeDisk } from './disk.ts';
import { countSteps } from './fault.test.kit.ts';
import { planChanges } from './plan-changes.ts';
import { recover } from './recover.ts';
import { makeMixedTree, makeTree, mixedRequests, removeTree, snapshot, userSnapshot } from './tree.test.kit.ts';

const size = 10;
const folder = makeTree();
const program = join(folder, 'child.mjs');
const template = makeMixedTree(size);
const before = snapshot(template);

interface Death {
  readonly signal: NodeJS.Signals | null;
  readonly status: number | null;
  readonly output: string;
}

function runChild(root: string, at: number, event: string): Promise<Death> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, root, String(size), String(at), event], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({ status, signal, output: chunks.join('') });
    });
  });
}

/** Runs the work for 1, 2, 3 … `count`, three at a time. */
async function forEachStep(count: number, work: (step: number) => Promise<void>): Promise<void> {
  const steps = Array.from({ length: count }, (_, index) => index + 1).values();
  await Promise.all(
    [1, 2, 3].map(async () => {
      for (const step of steps) await work(step);
    }),
  );
}

describe('a process', { timeout: 300_000 }, () => {
  let steps = 0;
  let after = {};

  beforeAll(async () => {
    await build({
      entryPoints: [join(import.meta.dirname, 'child.test.kit.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['diff'],
    });
    const root = makeMixedTree(size);
    const { plan } = planChanges(root, mixedRequests(size));
    steps = await countSteps(nodeDisk, (disk) => applyWith(disk, plan!, {}));
    after = userSnapshot(root);
    removeTree(root);
  });

  afterAll(() => {
    removeTree(folder);
    removeTree(template);
  });

  it('killed in the middle of any step is recovered from by the next run', async () => {
    const undone: number[] = [];
    await forEachStep(steps, async (at) => {
      const root = makeMixedTree(size);
      const { signal } = await runChild(root, at, 'SIGKILL');
      expect(signal).toBe('SIGKILL');
      expect(recover(root).problems, `step ${String(at)}`).toEqual([]);
      const isDone = 'src/create-0.ts' in snapshot(root);
      expect(isDone ? userSnapshot(root) : snapshot(root), `step ${String(at)}`).toEqual(isDone ? after : before);
      if (!isDone) undone.push(at);
      removeTree(root);
    });
    expect(undone.length).toBeGreaterThan(100);
    expect(undone.length).toBeLessThan(steps);
  });

  it('interrupted at any step puts everything back at once, and then dies of the signal', async () => {
    const undone: number[] = [];
    await forEachStep(steps, async (at) => {
      const root = makeMixedTree(size);
      const { signal } = await runChild(root, at, 'SIGINT');
      expect(signal).toBe('SIGINT');
      const isDone = 'src/create-0.ts' in snapshot(root);
      expect(isDone ? userSnapshot(root) : snapshot(root), `step ${String(at)}`).toEqual(isDone ? after : before);
      if (!isDone) undone.push(at);
      removeTree(root);
    });
    expect(undone.length).toBeGreaterThan(100);
    expect(undone.length).toBeLessThan(steps);
  });

  it.each(['SIGTERM', 'SIGHUP', 'exit'])('ended by %s in the middle puts everything back at once', async (event) => {
    const root = makeMixedTree(size);
    const { status, signal } = await runChild(root, Math.floor(steps * 0.7), event);
    expect(event === 'exit' ? status : signal).toBe(event === 'exit' ? 7 : event);
    expect(snapshot(root)).toEqual(before);
    removeTree(root);
  });

  it('beside others that want the same leaves one of them the winner', async () => {
    const root = makeMixedTree(size);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => runChild(root, 0, 'none')));
    const parsed = outcomes.map(({ output }): unknown => JSON.parse(output));
    expect(parsed.filter((each) => JSON.stringify(each).includes('"applied":true'))).toHaveLength(1);
    expect(userSnapshot(root)).toEqual(after);
    expect(readdirSync(join(root, '.tacet')).sort()).toEqual(['.gitignore', '1']);
    removeTree(root);
  });

  it('beside others after a sudden death breaks the stale lock once', async () => {
    const root = makeMixedTree(size);
    await runChild(root, Math.floor(steps * 0.7), 'SIGKILL');
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => runChild(root, 0, 'none')));
    expect(outcomes.filter(({ output }) => output.includes('"applied":true'))).toHaveLength(1);
    expect(userSnapshot(root)).toEqual(after);
    removeTree(root);
  });
});
