import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges, applyWith } from './apply.ts';
import { sha256 } from './content-hash.ts';
import { nodeDisk } from './disk.ts';
import { countSteps, dieAt, killOwners } from './fault.test.kit.ts';
import { planChanges } from './plan-changes.ts';
import { recover } from './recover.ts';
import { apply, requests, tree } from './scene.test.kit.ts';
import { snapshot, userSnapshot } from './tree.test.kit.ts';
import { undo } from './undo.ts';

/** A tree in which a run died when all its changes were done, but not yet committed. */
async function interruptedTree(): Promise<string> {
  const rehearsal = tree();
  const steps = await countSteps(nodeDisk, (disk) => applyWith(disk, planChanges(rehearsal, requests).plan!, {}));
  for (let at = steps; at > 0; at -= 1) {
    const root = tree();
    await applyWith(dieAt(nodeDisk, at), planChanges(root, requests).plan!, {}).catch(() => undefined);
    killOwners(root);
    if (existsSync(join(root, '.tacet/1/pending.json'))) return root;
  }
  throw new Error('The run was never pending');
}

describe('after an interrupted run', () => {
  it('a look only tells', async () => {
    const root = await interruptedTree();
    const before = snapshot(root);
    expect(recover(root, { checkOnly: true }).problems.map(({ code }) => code)).toEqual(['journal-pending']);
    const { plan, problems } = planChanges(root, [], { recover: false });
    expect([plan, problems.map(({ code }) => code)]).toEqual([undefined, ['journal-pending']]);
    expect(snapshot(root)).toEqual(before);
  });

  it.each([
    ['recover', (root: string) => recover(root).problems],
    ['planChanges', (root: string) => planChanges(root, []).problems],
    ['undo', async (root: string) => (await undo(root)).problems.filter(({ code }) => code !== 'nothing-to-undo')],
  ])('%s puts everything back', async (_, work) => {
    const root = await interruptedTree();
    expect(Object.keys(userSnapshot(root))).toEqual(['a.ts', 'lib', 'lib/c.ts']);
    expect(await work(root)).toEqual([]);
    expect(snapshot(root)).toEqual(snapshot(tree()));
  });

  it('recover names what it restored', async () => {
    expect(recover(await interruptedTree())).toEqual({ restored: ['a.ts', 'b.ts', 'lib/c.ts'], problems: [] });
  });

  it('apply with a plan made before puts everything back first', async () => {
    const root = await interruptedTree();
    const { plan } = planChanges(tree(), requests);
    expect((await applyChanges({ ...plan!, root })).problems).toEqual([]);
    expect(Object.keys(userSnapshot(root))).toEqual(['a.ts', 'lib', 'lib/c.ts']);
  });

  it.each([
    ['a.ts', 'mine'],
    ['b.ts', 'mine'],
    ['lib/c.ts', 'mine'],
  ])('a later change of %s is not lost', async (path, content) => {
    const root = await interruptedTree();
    writeFileSync(join(root, path), content);
    const { problems } = recover(root);
    expect(problems.map(({ code, path: where }) => `${code} ${where}`)).toEqual([`recovery-conflict ${path}`]);
    expect(readFileSync(join(root, path), 'utf8')).toBe(content);
    expect(await apply(root, { path: 'd.ts', content: 'd' })).toEqual(['recovery-conflict']);
    rmSync(join(root, path));
    expect(recover(root).problems).toEqual([]);
    expect(snapshot(root)).toEqual(snapshot(tree()));
  });

  it('what others have put into a new folder stays', async () => {
    const root = await interruptedTree();
    writeFileSync(join(root, 'lib/mine.ts'), 'mine');
    expect(recover(root).problems).toEqual([]);
    expect(Object.keys(snapshot(root))).toEqual(['a.ts', 'b.ts', 'lib', 'lib/mine.ts']);
  });

  it.each([
    ['is no JSON', () => '{'],
    ['is something else', () => '{"version":2}'],
    ['has a wrong shape', (text: string) => text.replace('"entries":[', '"entries":[{"path":1},')],
    ['has a strange token', (text: string) => text.replace(/"token":"\w+"/, '"token":"../../x"')],
  ])('a journal that %s is not trusted', async (_, damage) => {
    const root = await interruptedTree();
    const journal = join(root, '.tacet/1/pending.json');
    writeFileSync(journal, damage(readFileSync(journal, 'utf8')));
    const before = snapshot(root);
    expect(recover(root).problems.map(({ code }) => code)).toEqual(['journal-damaged']);
    expect(snapshot(root)).toMatchObject({ 'a.ts': before['a.ts'], 'lib/c.ts': before['lib/c.ts'] });
  });

  it('an original that is gone or changed is not restored', async () => {
    const root = await interruptedTree();
    writeFileSync(join(root, '.tacet/1/0'), 'something else');
    expect(recover(root).problems.map(({ code }) => code)).toEqual(['journal-damaged']);
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('new a');
  });
});

describe('a journal that somebody has forged', () => {
  function forge(root: string, target: string, folders: object = {}): void {
    mkdirSync(join(root, '.tacet/1'), { recursive: true });
    const entry = { path: target, target, after: { sha256: sha256('secret'), mode: 0o644 } };
    const journal = {
      version: 1,
      token: '00000000',
      entries: [entry],
      madeFolders: [],
      removedFolders: [],
      ...folders,
    };
    writeFileSync(join(root, '.tacet/1/pending.json'), JSON.stringify(journal));
  }

  it.each(['../outside/secret.ts', '/outside/secret.ts', 'link/secret.ts'])('does not reach %s', (target) => {
    const outer = tree({ 'outside/secret.ts': 'secret', 'outside/empty/': '', 'project/a.ts': 'a' });
    const root = join(outer, 'project');
    symlinkSync('../outside', join(root, 'link'));
    const before = snapshot(join(outer, 'outside'));
    forge(root, target);
    expect(recover(root).problems.map(({ code }) => code)).toEqual(['recovery-conflict']);
    forge(root, 'a.ts', {
      madeFolders: ['../outside/empty', 'link/empty'],
      removedFolders: [
        { path: '../outside/new', mode: 0o777 },
        { path: 'link/new', mode: 0o777 },
      ],
    });
    recover(root);
    expect(snapshot(join(outer, 'outside'))).toEqual(before);
    renameSync(join(root, '.tacet/1/pending.json'), join(root, '.tacet/1/undoable.json'));
    return undo(root).then(({ problems }) => {
      expect(problems.length).toBeGreaterThan(0);
      expect(snapshot(join(outer, 'outside'))).toEqual(before);
    });
  });
});
