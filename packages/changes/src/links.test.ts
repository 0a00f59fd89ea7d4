import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyChanges, applyWith } from './apply.ts';
import { nodeDisk } from './disk.ts';
import { countSteps, watchDisk } from './fault.test.kit.ts';
import { planChanges } from './plan-changes.ts';
import type { ChangeRequest } from './request.ts';
import { fastParent, makeTree, removeTree, snapshot } from './tree.test.kit.ts';
import { undo } from './undo.ts';

let outer = '';
let root = '';

/** A project beside a folder and a file that must never change. */
beforeEach(() => {
  outer = makeTree({ 'outside/secret.ts': 'secret', 'project/src/a.ts': 'a', 'project/lib/': '' }, fastParent);
  root = join(outer, 'project');
});

afterEach(() => {
  expect(snapshot(join(outer, 'outside'))).toEqual({ 'secret.ts': 'file 644 c2VjcmV0' });
  removeTree(outer);
});

const content = 'x';

function codesOf(request: ChangeRequest): readonly string[] {
  return planChanges(root, [request]).problems.map(({ code }) => code);
}

describe('a link', () => {
  it.each([
    ['to a folder outside', '../../outside', 'src/out/secret.ts'],
    ['to a folder outside, for a new file', '../../outside', 'src/out/new/file.ts'],
    ['to a file outside', '../../outside/secret.ts', 'src/out'],
    ['through an absolute path', '/etc', 'src/out/tacet-changes.ts'],
    ['to the folder around the root', '../..', 'src/out/secret.ts'],
  ])('%s is refused', (_, target, path) => {
    symlinkSync(target, join(root, 'src/out'));
    expect(codesOf({ path, content })).toEqual(['symlink-out-of-root']);
  });

  it.each([
    ['to nothing', 'nowhere.ts', 'src/link'],
    ['to nothing, as a folder', 'nowhere', 'src/link/a.ts'],
    ['to itself', 'link', 'src/link'],
  ])('%s is refused', (_, target, path) => {
    symlinkSync(target, join(root, 'src/link'));
    expect(codesOf({ path, content })).toEqual(['broken-link']);
  });

  it('into the state folder is refused', () => {
    mkdirSync(join(root, '.tacet'));
    symlinkSync('../.tacet', join(root, 'src/link'));
    expect(planChanges(root, [{ path: 'src/link/a.ts', content }]).plan).toBeUndefined();
  });

  it('inside the root is followed, stays a link, and undo follows it, too', async () => {
    symlinkSync('../src/a.ts', join(root, 'lib/link.ts'));
    symlinkSync('../lib', join(root, 'src/folder'));
    const before = snapshot(root);
    const { plan } = planChanges(root, [
      { path: 'lib/link.ts', content: 'through' },
      { path: 'src/folder/new/b.ts', content: 'b' },
    ]);
    expect(plan!.changes.map(({ path, target }) => `${path} → ${target}`)).toEqual([
      'lib/link.ts → src/a.ts',
      'src/folder/new/b.ts → lib/new/b.ts',
    ]);
    expect((await applyChanges(plan!)).problems).toEqual([]);
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).toBe('through');
    expect(snapshot(root)).toMatchObject({ 'lib/link.ts': 'link ../src/a.ts', 'lib/new/b.ts': 'file 644 Yg==' });
    expect((await undo(root)).problems).toEqual([]);
    expect(snapshot(root)).toEqual(before);
  });

  it('is not deleted', () => {
    symlinkSync('a.ts', join(root, 'src/link.ts'));
    expect(codesOf({ path: 'src/link.ts', delete: true })).toEqual(['not-a-file']);
  });

  it('as the root itself is fine', async () => {
    symlinkSync('project', join(outer, 'root'));
    const { plan } = planChanges(join(outer, 'root'), [{ path: 'src/a.ts', content }]);
    expect((await applyChanges(plan!)).applied).toBe(true);
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).toBe('x');
  });

  it('as the state folder is refused', async () => {
    const { plan } = planChanges(root, [{ path: 'src/a.ts', content }]);
    symlinkSync('../outside', join(root, '.tacet'));
    expect((await applyChanges(plan!)).problems.map(({ code }) => code)).toEqual(['journal-damaged']);
    expect(codesOf({ path: 'src/a.ts', content })).toEqual(['journal-damaged']);
  });
});

describe('a folder that is swapped for a link to the outside', () => {
  const requests: readonly ChangeRequest[] = [
    { path: 'src/a.ts', content },
    { path: 'src/secret.ts', content },
    { path: 'src/deep/b.ts', content },
  ];

  function swap(): void {
    renameSync(join(root, 'src'), join(root, 'was-src'));
    symlinkSync('../outside', join(root, 'src'));
  }

  function swapBack(): void {
    rmSync(join(root, 'src'));
    renameSync(join(root, 'was-src'), join(root, 'src'));
  }

  it('between plan and apply is noticed', async () => {
    const { plan } = planChanges(root, requests);
    const before = snapshot(root);
    swap();
    const { applied, problems } = await applyChanges(plan!);
    expect(applied).toBe(false);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['symlink-out-of-root']));
    swapBack();
    expect(snapshot(root)).toEqual(before);
  });

  it('at any step of the run is noticed before anything is written through it', async () => {
    const before = snapshot(root);
    const count = await countSteps(nodeDisk, (disk) => applyWith(disk, planChanges(root, requests).plan!, {}));
    await undo(root);
    expect(snapshot(root)).toEqual(before);
    const refused: number[] = [];
    for (let at = 1; at <= count; at += 1) {
      const disk = watchDisk(nodeDisk, (step, perform) => {
        try {
          perform();
        } finally {
          if (step === at) swap();
        }
      });
      const { applied } = await applyWith(disk, planChanges(root, requests).plan!, {});
      expect(snapshot(join(outer, 'outside')), `step ${String(at)}`).toEqual({ 'secret.ts': 'file 644 c2VjcmV0' });
      swapBack();
      expect(planChanges(root, []).problems).toEqual([]);
      if (applied) await undo(root);
      else refused.push(at);
      expect(snapshot(root), `step ${String(at)}`).toEqual(before);
    }
    expect(refused.length).toBeGreaterThan(10);
  });
});
