import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyChanges } from './apply.ts';
import { planChanges } from './plan-changes.ts';
import { makeTree, removeTree, snapshot, userSnapshot } from './tree.test.kit.ts';
import { undo } from './undo.ts';

const disk = makeTree();
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { encoding: 'utf8' });
const isMounted = mount.status === 0;
if (!isMounted)
  console.warn(`full-disk.test.ts is skipped, no small disk can be mounted: ${mount.stderr || String(mount.error)}`);

afterAll(() => {
  if (isMounted) spawnSync('umount', [disk]);
  removeTree(disk);
});

describe.runIf(isMounted)('a disk that becomes full', () => {
  it('at any point of a run leaves everything as it was', async () => {
    const files = Array.from({ length: 10 }, (_, index) => String(index));
    const root = makeTree(Object.fromEntries(files.map((n) => [`src/${n}.ts`, n.repeat(8000)])), disk);
    const ballast = join(disk, 'ballast');
    const before = snapshot(root);
    const requests = files.flatMap((n) => [
      { path: `src/${n}.ts`, content: 'x'.repeat(12_000) },
      { path: `lib/${n}/new.ts`, content: 'y'.repeat(6000) },
    ]);
    const { plan } = planChanges(root, requests);
    const outcomes: string[] = [];
    for (let pages = 0; outcomes.at(-1) !== 'applied'; pages += 1) {
      writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - pages * 4096)));
      const { applied, problems } = await applyChanges(plan!);
      outcomes.push(applied ? 'applied' : problems.map(({ code }) => code).join());
      if (applied) break;
      expect(snapshot(root), `${String(pages)} pages left`).toEqual(before);
      rmSync(ballast);
    }
    expect(new Set(outcomes)).toEqual(new Set(['write-failed', 'applied']));
    expect(outcomes.length).toBeGreaterThan(20);

    const after = userSnapshot(root);
    rmSync(ballast);
    writeFileSync(ballast, Buffer.alloc(freeBytes()));
    expect((await undo(root)).problems.map(({ code }) => code)).toEqual(['write-failed']);
    expect(userSnapshot(root)).toEqual(after);
    rmSync(ballast);
    expect((await undo(root)).problems).toEqual([]);
    expect(snapshot(root)).toEqual(before);
  });
});

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}
