import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyWith } from './apply.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { countSteps, dieAt, failOnce, killOwners, withoutLinks } from './fault.test.kit.ts';
import { planChanges } from './plan-changes.ts';
import type { Plan } from './plan.ts';
import { recover, recoverWith } from './recover.ts';
import { makeMixedTree, mixedRequests, removeTree, snapshot, userSnapshot } from './tree.test.kit.ts';
import { undoWith } from './undo.ts';

const timeout = 300_000;
const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) removeTree(root);
});

function newTree(size: number): string {
  const root = makeMixedTree(size);
  roots.push(root);
  return root;
}

function planOf(root: string, size: number): Plan {
  const { plan } = planChanges(root, mixedRequests(size));
  return plan!;
}

describe.each([true, false])('a fault at any step of a run with keepUndo %s', { timeout }, (keepUndo) => {
  const size = 10;
  let steps = 0;
  let before = {};
  let after = {};

  beforeAll(async () => {
    const root = newTree(size);
    before = snapshot(root);
    const plan = planOf(root, size);
    steps = await countSteps(nodeDisk, (disk) => applyWith(disk, plan, { keepUndo }));
    after = userSnapshot(root);
    expect(steps).toBeGreaterThan(100);
    expect(after).not.toEqual(before);
  });

  it.each(['before', 'after'] as const)('an error %s the step leaves all or nothing', async (moment) => {
    const refusedAt: number[] = [];
    for (let at = 1; at <= steps; at += 1) {
      const root = newTree(size);
      const { applied, problems } = await applyWith(failOnce(nodeDisk, at, moment), planOf(root, size), { keepUndo });
      expect(userSnapshot(root), `step ${String(at)}`).toEqual(applied ? after : before);
      expect(applied).toBe(problems.length === 0);
      if (!applied) refusedAt.push(at);
      killOwners(root);
      recover(root);
      expect(userSnapshot(root)).toEqual(applied ? after : before);
      if (!applied) expect(snapshot(root), `step ${String(at)}`).toEqual(before);
      removeTree(root);
    }
    expect(refusedAt.length).toBeGreaterThan(90);
  });

  it('a death is put right by the next run', async () => {
    for (let at = 1; at <= steps; at += 1) {
      const root = newTree(size);
      const plan = planOf(root, size);
      await applyWith(dieAt(nodeDisk, at), plan, { keepUndo }).catch(() => undefined);
      killOwners(root);
      const { problems } = recover(root);
      expect(problems, `step ${String(at)}`).toEqual([]);
      const now = userSnapshot(root);
      const isDone = 'src/create-0.ts' in now;
      expect(now, `step ${String(at)}`).toEqual(isDone ? after : before);
      if (!isDone) expect(snapshot(root)).toEqual(before);
      if (!isDone) expect((await applyWith(nodeDisk, plan, { keepUndo })).problems).toEqual([]);
      expect(userSnapshot(root)).toEqual(after);
      removeTree(root);
    }
  });
});

describe('without hard links, and with the state folder on another disk,', { timeout }, () => {
  const size = 3;
  const disk = withoutLinks(nodeDisk);

  it.each([
    ['an error', (at: number) => failOnce(disk, at, 'before')],
    ['a death', (at: number) => dieAt(disk, at)],
  ])('%s at any step leaves all or nothing', async (_, faulty) => {
    const rehearsal = newTree(size);
    const before = snapshot(rehearsal);
    const steps = await countSteps(disk, (counted) => applyWith(counted, planOf(rehearsal, size), {}));
    const after = userSnapshot(rehearsal);
    expect(Object.keys(after)).toContain('src/create-0.ts');
    for (let at = 1; at <= steps; at += 1) {
      const root = newTree(size);
      await applyWith(faulty(at), planOf(root, size), {}).catch(() => undefined);
      killOwners(root);
      expect(recoverWith(disk, root).problems).toEqual([]);
      const isDone = 'src/create-0.ts' in snapshot(root);
      expect(isDone ? userSnapshot(root) : snapshot(root), `step ${String(at)}`).toEqual(isDone ? after : before);
    }
  });
});

describe('a death during recovery', { timeout }, () => {
  it('at any step after a death at any step is put right by the run after that', async () => {
    const size = 2;
    const root = newTree(size);
    const before = snapshot(root);
    const counted = newTree(size);
    const steps = await countSteps(nodeDisk, (disk) => applyWith(disk, planOf(counted, size), {}));
    const after = userSnapshot(counted);
    for (let at = 1; at <= steps; at += 1) {
      for (let again = 1; ; again += 1) {
        const each = newTree(size);
        await applyWith(dieAt(nodeDisk, at), planOf(each, size), {}).catch(() => undefined);
        killOwners(each);
        const { problems } = recoverWith(dieAt(nodeDisk, again), each);
        const isWhole = problems.length === 0;
        killOwners(each);
        expect(recover(each).problems).toEqual([]);
        const isDone = 'src/create-0.ts' in snapshot(each);
        expect(isDone ? userSnapshot(each) : snapshot(each), `${String(at)}/${String(again)}`).toEqual(
          isDone ? after : before,
        );
        removeTree(each);
        if (isWhole) break;
      }
    }
  });
});

describe('a fault at any step of undo', { timeout }, () => {
  const size = 4;

  async function appliedTree(): Promise<string> {
    const root = newTree(size);
    await applyWith(nodeDisk, planOf(root, size), {});
    return root;
  }

  it.each([
    ['an error before', (disk: Disk, at: number) => failOnce(disk, at, 'before')],
    ['an error after', (disk: Disk, at: number) => failOnce(disk, at, 'after')],
    ['a death at', dieAt],
  ])('%s the step leaves all or nothing', async (_, faulty) => {
    const before = snapshot(newTree(size));
    const root = await appliedTree();
    const after = userSnapshot(root);
    const steps = await countSteps(nodeDisk, (disk) => undoWith(disk, root));
    expect(snapshot(root)).toEqual(before);
    for (let at = 1; at <= steps; at += 1) {
      const each = await appliedTree();
      await undoWith(faulty(nodeDisk, at), each).catch(() => undefined);
      killOwners(each);
      expect(recover(each).problems).toEqual([]);
      const isUndone = !('src/create-0.ts' in snapshot(each));
      expect(isUndone ? snapshot(each) : userSnapshot(each), `step ${String(at)}`).toEqual(isUndone ? before : after);
      if (!isUndone) expect((await undoWith(nodeDisk, each)).problems).toEqual([]);
      expect(snapshot(each)).toEqual(before);
      removeTree(each);
    }
  });
});
