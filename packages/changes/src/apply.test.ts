import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges, applyWith } from './apply.ts';
import { nodeDisk } from './disk.ts';
import { countSteps, watchDisk } from './fault.test.kit.ts';
import { planChanges } from './plan-changes.ts';
import { apply, requests, tree } from './scene.test.kit.ts';
import { snapshot } from './tree.test.kit.ts';

describe('between plan and apply', () => {
  it.each([
    [
      'an edit',
      (root: string) => {
        writeFileSync(join(root, 'a.ts'), 'mine');
      },
      'a.ts',
    ],
    [
      'a deletion',
      (root: string) => {
        rmSync(join(root, 'b.ts'));
      },
      'b.ts',
    ],
    [
      'a new file in the way',
      (root: string) => {
        mkdirSync(join(root, 'lib'));
        writeFileSync(join(root, 'lib/c.ts'), 'mine');
      },
      'lib/c.ts',
    ],
    [
      'a folder in the way',
      (root: string) => {
        mkdirSync(join(root, 'lib/c.ts'), { recursive: true });
      },
      'lib/c.ts',
    ],
    [
      'a file where a folder is needed',
      (root: string) => {
        writeFileSync(join(root, 'lib'), '');
      },
      'lib/c.ts',
    ],
  ])('%s is noticed, and nothing is written', async (_, change, path) => {
    const root = tree();
    const { plan } = planChanges(root, requests);
    change(root);
    const before = snapshot(root);
    const { applied, problems } = await applyChanges(plan!);
    expect([applied, problems.map((each) => each.path)]).toEqual([false, [path]]);
    expect(snapshot(root)).toEqual(before);
  });
});
it('a link that leads to another file of the same content by now is noticed', async () => {
  const root = tree({ 'a.ts': 'same', 'b.ts': 'same' });
  symlinkSync('a.ts', join(root, 'link.ts'));
  const { plan } = planChanges(root, [{ path: 'link.ts', content: 'new' }]);
  rmSync(join(root, 'link.ts'));
  symlinkSync('b.ts', join(root, 'link.ts'));
  const { applied, problems } = await applyChanges(plan!);
  expect([applied, problems.map(({ code }) => code)]).toEqual([false, ['changed-since-plan']]);
});

describe('in the middle of a run', () => {
  it.each(['a.ts', 'b.ts', 'lib/c.ts'])('a change of %s by somebody else is never lost', async (path) => {
    const rehearsal = tree();
    const steps = await countSteps(nodeDisk, (disk) => applyWith(disk, planChanges(rehearsal, requests).plan!, {}));
    const refused: number[] = [];
    for (let at = 1; at <= steps; at += 1) {
      const root = tree();
      const disk = watchDisk(nodeDisk, (step, perform) => {
        try {
          perform();
        } finally {
          if (step === at) writeTheirs(root, path);
        }
      });
      const { applied } = await applyWith(disk, planChanges(root, requests).plan!, {});
      expect(readFileSync(join(root, path), 'utf8'), `step ${String(at)}`).toBe('theirs');
      if (applied) continue;
      refused.push(at);
      const before = tree();
      writeTheirs(before, path);
      expect(snapshot(root), `step ${String(at)}`).toEqual(snapshot(before));
    }
    expect(refused.length).toBeGreaterThan(10);
  });

  function writeTheirs(root: string, path: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'theirs');
  }
});

describe('the state folder', () => {
  it('is invisible to git', async () => {
    const root = tree();
    spawnSync('git', ['init', '-q'], { cwd: root });
    await apply(root, { path: 'a.ts', content: 'new' });
    const { stdout } = spawnSync('git', ['status', '--porcelain', '-uall'], { cwd: root, encoding: 'utf8' });
    expect(stdout).toBe('?? a.ts\n?? b.ts\n');
    expect(existsSync(join(root, '.tacet/1/undoable.json'))).toBe(true);
  });

  it('must not be a file', async () => {
    const root = tree({ '.tacet': 'mine' });
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual(['journal-damaged']);
    expect(Object.keys(snapshot(root))).toEqual(['.tacet']);
  });
});
