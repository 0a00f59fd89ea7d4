import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyChanges, applyWith } from './apply.ts';
import { sha256 } from './content-hash.ts';
import { nodeDisk } from './disk.ts';
import { countSteps, dieAt, failOnce, killOwners } from './fault.test.kit.ts';
import { acquireLock, releaseLock } from './lock.ts';
import { planChanges } from './plan-changes.ts';
import type { ChangeRequest } from './request.ts';
import { recover } from './recover.ts';
import { fastParent, makeTree, removeTree, snapshot, userSnapshot } from './tree.test.kit.ts';
import { undo } from './undo.ts';

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) removeTree(root);
});

function tree(files: Readonly<Record<string, string>> = { 'a.ts': 'old a', 'b.ts': 'old b' }): string {
  const root = makeTree(files, fastParent);
  roots.push(root);
  return root;
}

const requests: readonly ChangeRequest[] = [
  { path: 'a.ts', content: 'new a' },
  { path: 'b.ts', delete: true },
  { path: 'lib/c.ts', content: 'new c' },
];

async function apply(root: string, ...changes: readonly ChangeRequest[]): Promise<readonly string[]> {
  const { plan, problems } = planChanges(root, changes);
  return plan === undefined
    ? problems.map(({ code }) => code)
    : (await applyChanges(plan)).problems.map(({ code }) => code);
}

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

describe('the lock', () => {
  const open = (root: string): string => {
    mkdirSync(join(root, '.tacet'), { recursive: true });
    return join(root, '.tacet/lock');
  };

  it('is held by one at a time', async () => {
    const root = tree();
    const folder = open(root);
    const lock = acquireLock(nodeDisk, folder);
    if (!('owner' in lock)) throw new Error('not acquired');
    expect(acquireLock(nodeDisk, folder)).toEqual({ holder: lock.owner });
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual(['lock-held']);
    const { plan } = planChanges(tree(), [{ path: 'a.ts', content: 'x' }]);
    expect((await applyChanges({ ...plan!, root })).problems.map(({ code }) => code)).toEqual(['lock-held']);
    expect((await undo(root)).problems.map(({ code }) => code)).toEqual(['lock-held']);
    releaseLock(nodeDisk, lock);
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual([]);
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, host: hostname() }],
    ['an earlier process of the same number', { pid: process.pid, host: hostname(), started: '1' }],
    ['a process whose name is lost', ''],
  ])('of %s is broken', async (_, owner) => {
    const root = tree();
    const folder = open(root);
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'owner.json'),
      owner === '' ? '' : JSON.stringify({ token: 'abcdef01', ...Object(owner) })
    );
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual([]);
    expect(readdirSync(join(root, '.tacet')).sort()).toEqual(['.gitignore', '1']);
  });

  it('of a process on another machine is respected', async () => {
    const root = tree();
    const folder = open(root);
    mkdirSync(folder);
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ token: 'abcdef01', pid: 1, host: 'elsewhere' }));
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual(['lock-held']);
  });

  it('that is being broken by somebody else is left to them', async () => {
    const root = tree();
    const folder = open(root);
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'owner.json'),
      JSON.stringify({ token: 'abcdef01', pid: 2 ** 22 + 1, host: hostname() })
    );
    const claim = acquireLock(nodeDisk, `${folder}.stale-abcdef01`);
    if (!('owner' in claim)) throw new Error('not acquired');
    expect(acquireLock(nodeDisk, folder)).toMatchObject({ holder: { token: 'abcdef01' } });
    releaseLock(nodeDisk, claim);
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual([]);
  });

  it('is given back when writing fails', async () => {
    const root = tree();
    const { plan } = planChanges(root, requests);
    expect((await applyWith(failOnce(nodeDisk, 12, 'before'), plan!, {})).problems.map(({ code }) => code)).toEqual([
      'write-failed',
    ]);
    expect(await apply(root, ...requests)).toEqual([]);
  });
});

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
