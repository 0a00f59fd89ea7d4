import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply.ts';
import { planChanges } from './plan-changes.ts';
import { apply, requests, tree } from './scene.test.kit.ts';
import { snapshot, userSnapshot } from './tree.test.kit.ts';
import { undo } from './undo.ts';

describe('undo', () => {
  it('restores the last change set only, and only once', async () => {
    const root = tree();
    await apply(root, { path: 'a.ts', content: 'first' });
    await apply(root, { path: 'a.ts', content: 'second' });
    expect(readdirSync(join(root, '.tacet')).sort()).toEqual(['.gitignore', '2']);
    expect(await undo(root)).toEqual({ restored: ['a.ts'], problems: [] });
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('first');
    expect((await undo(root)).problems.map(({ code }) => code)).toEqual(['nothing-to-undo']);
    expect(existsSync(join(root, '.tacet'))).toBe(false);
  });

  it('is impossible after a run that kept nothing', async () => {
    const root = tree();
    await apply(root, ...requests);
    const { plan } = planChanges(root, [{ path: 'a.ts', content: 'last' }]);
    await applyChanges(plan!, { keepUndo: false });
    expect((await undo(root)).problems.map(({ code }) => code)).toEqual(['nothing-to-undo']);
    expect(existsSync(join(root, '.tacet'))).toBe(false);
  });

  it.each([
    [
      'edited',
      (root: string) => {
        writeFileSync(join(root, 'a.ts'), 'mine');
      },
      'a.ts',
    ],
    [
      'deleted',
      (root: string) => {
        rmSync(join(root, 'lib/c.ts'));
      },
      'lib/c.ts',
    ],
    [
      'made again',
      (root: string) => {
        writeFileSync(join(root, 'b.ts'), 'mine');
      },
      'b.ts',
    ],
  ])('does not touch anything when a file was %s since', async (_, change, path) => {
    const root = tree();
    await apply(root, ...requests);
    change(root);
    const before = snapshot(root);
    const { restored, problems } = await undo(root);
    expect([restored, problems.map((each) => `${each.code} ${each.path}`)]).toEqual([
      [],
      [`changed-since-apply ${path}`],
    ]);
    expect(snapshot(root)).toEqual(before);
  });

  it('keeps a folder into which others have put something', async () => {
    const root = tree();
    await apply(root, ...requests);
    writeFileSync(join(root, 'lib/mine.ts'), 'mine');
    expect((await undo(root)).problems).toEqual([]);
    expect(Object.keys(snapshot(root))).toEqual(['a.ts', 'b.ts', 'lib', 'lib/mine.ts']);
  });

  it('needs its originals', async () => {
    const root = tree();
    await apply(root, ...requests);
    rmSync(join(root, '.tacet/1/1'));
    expect((await undo(root)).problems.map(({ code }) => code)).toEqual(['journal-damaged']);
    expect(Object.keys(userSnapshot(root))).toEqual(['a.ts', 'lib', 'lib/c.ts']);
  });
});
