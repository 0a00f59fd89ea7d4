import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

  it.each(['a.ts', 'b.ts'])('a later change of %s is not lost', async (path) => {
    const root = await interruptedTree();
    writeFileSync(join(root, path), 'mine');
    const { problems } = recover(root);
    expect(problems.map(({ code, path: where }) => `${code} ${where}`)).toEqual([`recovery-conflict ${path}`]);
    expect(readFileSync(join(root, path), 'utf8')).toBe('mine');
    expect(await apply(root, { path: 'd.ts', content: 'd' })).toEqual(['recovery-conflict']);
    rmSync(join(root, path));
    expect(recover(root).problems).toEqual([]);
    expect(snapshot(root)).toEqual(snapshot(tree()));
  });

  it('a new file that was edited since stays', async () => {
    const root = await interruptedTree();
    writeFileSync(join(root, 'lib/c.ts'), 'mine');
    expect(recover(root)).toEqual({ restored: ['a.ts', 'b.ts'], problems: [] });
    expect(snapshot(root)).toEqual(snapshot(tree({ 'a.ts': 'old a', 'b.ts': 'old b', 'lib/c.ts': 'mine' })));
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
  function forge(root: string, stage: string, content: object): void {
    mkdirSync(join(root, '.tacet/1'), { recursive: true });
    const journal = { version: 1, token: '00000000', entries: [], madeFolders: [], removedFolders: [], ...content };
    writeFileSync(join(root, `.tacet/1/${stage}.json`), JSON.stringify(journal));
  }

  it.each(['../outside', '/outside', 'link'])('does not reach %s', async (elsewhere) => {
    const outer = tree({ 'outside/secret.ts': 'secret', 'outside/empty/': '', 'project/a.ts': 'a' });
    const root = join(outer, 'project');
    symlinkSync('../outside', join(root, 'link'));
    const before = snapshot(join(outer, 'outside'));
    const path = `${elsewhere}/secret.ts`;
    const entries = [{ path, target: path, after: { sha256: sha256('secret'), mode: 0o644 } }];
    const folders = {
      madeFolders: [`${elsewhere}/empty`],
      removedFolders: [{ path: `${elsewhere}/new`, mode: 0o777 }],
    };

    forge(root, 'pending', { entries });
    expect(recover(root).problems.map(({ code }) => code)).toEqual(['recovery-conflict']);
    forge(root, 'pending', folders);
    expect(recover(root).problems).toEqual([]);
    forge(root, 'undoable', { entries });
    expect((await undo(root)).problems.map(({ code }) => code)).toEqual(['changed-since-apply']);
    const own = { path: 'a.ts', target: 'a.ts', after: { sha256: sha256('a'), mode: 0o644 } };
    forge(root, 'undoable', { entries: [own], ...folders });
    expect((await undo(root)).problems).toEqual([]);
    expect(snapshot(join(outer, 'outside'))).toEqual(before);
  });
});
