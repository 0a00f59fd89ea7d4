import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyChanges } from './apply.ts';
import { unifiedDiff } from './diff.ts';
import { planChanges } from './plan-changes.ts';
import type { ChangeRequest } from './request.ts';
import { fastParent, makeTree, removeTree, snapshot, userSnapshot } from './tree.test.kit.ts';
import { undo } from './undo.ts';

const names = [
  'a.ts',
  'b c.ts',
  'ü.ts',
  'new\nline',
  'quo"te\\.ts',
  'src/a.ts',
  'src/deep/er/a b.md',
  '-- x',
  'lib/日本.txt',
];
const line = fc.constantFrom('a', 'b', '', '-- c', '+++ d', '\\ e', 'é\t', '\uFEFF', 'x\ry', '@@ -1 +1 @@');
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, lineEnd, hasFinalNewline]) => lines.join(lineEnd) + (hasFinalNewline ? lineEnd : ''));
const bytes = fc.oneof(
  { weight: 4, arbitrary: text.map((each) => Buffer.from(each)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 120 }).map((each) => Buffer.from(each)) },
);
const file = fc.record({ content: bytes, executable: fc.boolean() });
const fate = fc.oneof(
  fc.constant('keep' as const),
  fc.constant('delete' as const),
  fc.record({ content: fc.oneof(bytes, text), executable: fc.option(fc.boolean(), { nil: undefined }) }),
);
const history = fc.record(Object.fromEntries(names.map((name) => [name, fc.tuple(fc.option(file), fate)])));

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

function makeBefore(files: History): string {
  const present = Object.entries(files).flatMap(([name, [before]]) =>
    before === null ? [] : [[name, before] as const],
  );
  const root = makeTree(Object.fromEntries(present.map(([name, { content }]) => [name, content])), fastParent);
  for (const [name, { executable }] of present) if (executable) chmodSync(join(root, name), 0o755);
  return root;
}

function requestsOf(files: History): readonly ChangeRequest[] {
  return Object.entries(files).flatMap(([path, [before, next]]): readonly ChangeRequest[] => {
    if (next === 'keep') return [];
    if (next === 'delete') return before === null ? [] : [{ path, delete: true }];
    const { content, executable } = next;
    return [executable === undefined ? { path, content } : { path, content, executable }];
  });
}

function filesOf(root: string): readonly (readonly [string, string])[] {
  return Object.entries(userSnapshot(root)).filter(([, description]) => description.startsWith('file'));
}

it('apply then undo changes nothing; git applies the diff to the same end', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (files) => {
      const root = makeBefore(files);
      const copy = makeTree({}, fastParent);
      cpSync(root, copy, { recursive: true });
      const before = snapshot(root);
      const { plan } = planChanges(root, requestsOf(files));
      const patch = await unifiedDiff(plan!);
      expect(await applyChanges(plan!)).toEqual({ applied: true, problems: [] });
      if (patch !== '') {
        const git = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd: copy,
          input: patch,
          encoding: 'utf8',
        });
        expect(git.stderr).toBe('');
      }
      expect(filesOf(copy)).toEqual(filesOf(root));
      if (plan!.changes.length > 0) expect((await undo(root)).problems).toEqual([]);
      expect(snapshot(root)).toEqual(before);
      removeTree(root);
      removeTree(copy);
    }),
    { numRuns: 150 },
  );
});
