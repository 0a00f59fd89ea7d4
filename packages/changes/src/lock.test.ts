import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges, applyWith } from './apply.ts';
import { nodeDisk } from './disk.ts';
import { failOnce } from './fault.test.kit.ts';
import { acquireLock, releaseLock } from './lock.ts';
import { planChanges } from './plan-changes.ts';
import { apply, requests, tree } from './scene.test.kit.ts';
import { undo } from './undo.ts';

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
      owner === '' ? '' : JSON.stringify({ token: 'abcdef01', ...Object(owner) }),
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
      JSON.stringify({ token: 'abcdef01', pid: 2 ** 22 + 1, host: hostname() }),
    );
    const claim = acquireLock(nodeDisk, `${folder}.stale-abcdef01`);
    if (!('owner' in claim)) throw new Error('not acquired');
    expect(acquireLock(nodeDisk, folder)).toMatchObject({ holder: { token: 'abcdef01' } });
    releaseLock(nodeDisk, claim);
    expect(await apply(root, { path: 'a.ts', content: 'x' })).toEqual([]);
  });

  it('that somebody else has broken and taken meanwhile is theirs', () => {
    const root = tree();
    const folder = open(root);
    const write = (token: string, pid: number): void => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'owner.json'), JSON.stringify({ token, pid, host: hostname() }));
    };
    write('abcdef01', 2 ** 22 + 1);
    const disk = {
      ...nodeDisk,
      rename: (from: string, to: string) => {
        nodeDisk.rename(from, to);
        if (to.endsWith('.stale-abcdef01')) write('abcdef02', process.pid);
      },
    };
    expect(acquireLock(disk, folder)).toMatchObject({ holder: { token: 'abcdef02' } });
    expect(readdirSync(join(root, '.tacet'))).toEqual(['lock']);
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
