import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from './diff.ts';
import { planChanges } from './plan-changes.ts';
import type { ChangeRequest } from './request.ts';
import { tree } from './scene.test.kit.ts';

async function diffOf(root: string, requests: readonly ChangeRequest[], colors = false): Promise<string> {
  return unifiedDiff(planChanges(root, requests).plan!, { colors });
}

const requests: readonly ChangeRequest[] = [
  { path: 'a.ts', content: 'one\nTWO\nthree\n' },
  { path: 'b c.ts', delete: true },
  { path: 'empty.ts', content: '' },
  { path: 'run.sh', content: 'x', executable: true },
  { path: 'say "hi".ts', content: 'new\n' },
];

function mixedTree(): string {
  const root = tree({ 'a.ts': 'one\ntwo\nthree\n', 'b c.ts': 'gone', 'run.sh': 'x' });
  chmodSync(join(root, 'run.sh'), 0o644);
  return root;
}

describe('a diff', () => {
  it('has the headers of git', async () => {
    expect(await diffOf(mixedTree(), requests)).toBe(
      [
        'diff --git a/a.ts b/a.ts',
        '--- a/a.ts',
        '+++ b/a.ts',
        '@@ -1,3 +1,3 @@',
        ' one',
        '-two',
        '+TWO',
        ' three',
        'diff --git a/b c.ts b/b c.ts',
        'deleted file mode 100644',
        '--- a/b c.ts\t',
        '+++ /dev/null',
        '@@ -1,1 +0,0 @@',
        '-gone',
        '\\ No newline at end of file',
        'diff --git a/empty.ts b/empty.ts',
        'new file mode 100644',
        'diff --git a/run.sh b/run.sh',
        'old mode 100644',
        'new mode 100755',
        'diff --git "a/say \\"hi\\".ts" "b/say \\"hi\\".ts"',
        'new file mode 100644',
        '--- /dev/null',
        '+++ "b/say \\"hi\\".ts"\t',
        '@@ -0,0 +1,1 @@',
        '+new',
        '',
      ].join('\n'),
    );
  });

  it('is coloured on request, headers apart from what looks like one', async () => {
    const root = tree({ 'a.sql': '-- old\nsame\n' });
    const text = await diffOf(root, [{ path: 'a.sql', content: '++ new\nsame\n' }], true);
    expect(text.replaceAll('\u001B[', '<').split('\n')).toEqual([
      '<1mdiff --git a/a.sql b/a.sql<0m',
      '<1m--- a/a.sql<0m',
      '<1m+++ b/a.sql<0m',
      '<36m@@ -1,2 +1,2 @@<0m',
      '<31m--- old<0m',
      '<32m+++ new<0m',
      ' same',
      '',
    ]);
  });

  it('of nothing is empty', async () => {
    expect(await diffOf(tree({}), [])).toBe('');
  });

  it('of two long texts without a common line is one replacement, and git applies it', async () => {
    const lines = (word: string, count: number): string =>
      Array.from({ length: count }, (_, n) => `${word} ${String(n)}`).join('\n');
    const root = tree({ 'a.ts': `${lines('old', 20_000)}\n` });
    const patch = await diffOf(root, [{ path: 'a.ts', content: Buffer.from(lines('new', 15_000)) }]);
    expect(patch.match(/^@@.*@@$/gm)).toEqual(['@@ -1,20000 +1,15000 @@']);
    expect(spawnSync('git', ['apply', '-'], { cwd: root, input: patch, encoding: 'utf8' }).stderr).toBe('');
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe(lines('new', 15_000));
  });

  it('of a binary file is applied by git where the old bytes are, and nowhere else', async () => {
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, n) => (n * 7919) % 256));
    const root = tree({ 'a.bin': bytes });
    const patch = await diffOf(root, [{ path: 'a.bin', content: bytes.toReversed() }]);
    const apply = (): string => spawnSync('git', ['apply', '-'], { cwd: root, input: patch, encoding: 'utf8' }).stderr;
    expect(apply()).toBe('');
    expect(readFileSync(join(root, 'a.bin')).equals(bytes.toReversed())).toBe(true);
    writeFileSync(join(root, 'a.bin'), 'other');
    expect(apply()).toContain('patch does not apply');
  });
});
