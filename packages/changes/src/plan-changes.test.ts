import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply.ts';
import { sha256 } from './content-hash.ts';
import { planChanges } from './plan-changes.ts';
import type { ChangeRequest } from './request.ts';
import { tree } from './scene.test.kit.ts';
import { snapshot } from './tree.test.kit.ts';

/** The codes of the problems; planning must have written nothing. */
function problemsOf(root: string, ...requests: readonly ChangeRequest[]): readonly string[] {
  const before = snapshot(root);
  const { plan, problems } = planChanges(root, requests);
  expect(snapshot(root)).toEqual(before);
  expect(plan === undefined).toBe(problems.length > 0);
  for (const { message, hint } of problems)
    expect([message, hint].every((text) => /^\S.+[.:]?\S$/.test(text))).toBe(true);
  return problems.map(({ code, path }) => `${code} ${path}`);
}

async function write(root: string, request: ChangeRequest): Promise<string> {
  const { plan, problems } = planChanges(root, [request]);
  expect(problems).toEqual([]);
  expect((await applyChanges(plan!)).problems).toEqual([]);
  return readFileSync(join(root, request.path), 'utf8');
}

describe('a plan', () => {
  it('holds bytes, hashes and permission bits, sorted by path', () => {
    const root = tree({ 'b.ts': 'old', 'c.ts': 'gone' });
    chmodSync(join(root, 'b.ts'), 0o755);
    const { plan } = planChanges(root, [
      { path: 'c.ts', delete: true },
      { path: 'b.ts', content: 'new' },
      { path: './lib//a.ts', content: new Uint8Array([0, 1]) },
    ]);
    const [b, c, a] = plan!.changes;
    expect(plan!.changes.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'create lib/a.ts',
      'modify b.ts',
      'delete c.ts',
    ]);
    expect(c).toMatchObject({
      before: { sha256: sha256('old'), mode: 0o755 },
      after: { sha256: sha256('new'), mode: 0o755 },
    });
    expect(b).toMatchObject({ after: { bytes: new Uint8Array([0, 1]), mode: 0o644 } });
    expect(a).toMatchObject({ before: { sha256: sha256('gone') } });
  });

  it('drops what changes nothing, and cannot be changed itself', () => {
    const root = tree({ 'a.ts': 'same\r\n', 'b.ts': 'b' });
    const { plan } = planChanges(root, [
      { path: 'a.ts', content: 'same\n' },
      { path: 'b.ts', edits: [], sha256: sha256('b') },
    ]);
    expect(plan!.changes).toEqual([]);
    expect(Object.isFrozen(plan) && Object.isFrozen(plan!.changes)).toBe(true);
  });

  it('of nothing is applied without leaving a trace', async () => {
    const root = tree({ 'a.ts': 'a' });
    const before = snapshot(root);
    expect(await applyChanges(planChanges(root, []).plan!)).toEqual({ applied: true, problems: [] });
    expect(snapshot(root)).toEqual(before);
  });
});

describe('the conventions of an existing file are kept:', () => {
  it.each([
    ['CR LF', 'a\r\nb\r\n', 'x\ny\n', 'x\r\ny\r\n'],
    ['LF', 'a\nb\n', 'x\r\ny\r\n', 'x\ny\n'],
    ['a byte order mark', '\uFEFFa\n', 'x\n', '\uFEFFx\n'],
    ['no byte order mark', 'a\n', '\uFEFFx\n', 'x\n'],
    ['no final newline', 'a\nb', 'x\ny\n', 'x\ny'],
    ['all three', '\uFEFFa\r\nb', 'x\ny\n', '\uFEFFx\r\ny'],
    ['nothing in an empty file', '', 'x\ny\n', 'x\ny\n'],
  ])('%s', async (_, before, content, after) => {
    expect(await write(tree({ 'a.ts': before }), { path: 'a.ts', content })).toBe(after);
  });

  it('but bytes, and new files, are written as they are', async () => {
    const content = Buffer.from('\uFEFFx\n');
    expect(await write(tree({ 'a.ts': 'a\r\n' }), { path: 'a.ts', content })).toBe('\uFEFFx\n');
    expect(await write(tree({}), { path: 'a.ts', content: '\uFEFFx\r\ny' })).toBe('\uFEFFx\r\ny');
  });

  it('and the executable bit, unless the request says otherwise', async () => {
    const root = tree({ 'a.sh': 'a', 'b.sh': 'b' });
    chmodSync(join(root, 'a.sh'), 0o750);
    await write(root, { path: 'a.sh', content: 'x' });
    await write(root, { path: 'b.sh', content: 'b', executable: true });
    await write(root, { path: 'c.sh', content: 'c', executable: true });
    expect(snapshot(root)).toMatchObject({ 'a.sh': 'file 750 eA==', 'b.sh': 'file 755 Yg==', 'c.sh': 'file 755 Yw==' });
  });
});

describe('text edits', () => {
  const text = '\uFEFFone\r\ntwo\r\nthree';
  const edit = (edits: readonly { start: number; end: number; text: string }[]): ChangeRequest => ({
    path: 'a.ts',
    edits,
    sha256: sha256(text),
  });

  it('count after the byte order mark, keep the rest, and end lines as the file does', async () => {
    const request = edit([
      { start: 5, end: 8, text: '2\n2½' },
      { start: 0, end: 0, text: '// first\n' },
      { start: 0, end: 0, text: '// second\r\n' },
      { start: 15, end: 15, text: '!' },
    ]);
    expect(await write(tree({ 'a.ts': text }), request)).toBe(
      '\uFEFF// first\r\n// second\r\none\r\n2\r\n2½\r\nthree!',
    );
  });

  it('that touch the same characters are refused', () => {
    const overlapping = edit([
      { start: 0, end: 6, text: 'x' },
      { start: 5, end: 8, text: 'y' },
    ]);
    const twice = edit([
      { start: 0, end: 3, text: 'x' },
      { start: 0, end: 3, text: 'x' },
    ]);
    expect(problemsOf(tree({ 'a.ts': text }), overlapping)).toEqual(['overlapping-edits a.ts']);
    expect(problemsOf(tree({ 'a.ts': text }), twice)).toEqual(['overlapping-edits a.ts']);
  });

  it('outside the text are our own mistake', () => {
    const root = tree({ 'a.ts': text });
    for (const [start, end] of [
      [-1, 0],
      [2, 1],
      [0, 99],
    ] as const) {
      expect(() => planChanges(root, [edit([{ start, end, text: '' }])])).toThrow(RangeError);
    }
  });

  it('are made for one version of the file, which must be UTF-8 text', () => {
    const stale: ChangeRequest = { path: 'a.ts', edits: [], sha256: sha256('other') };
    expect(problemsOf(tree({ 'a.ts': text }), stale)).toEqual(['unexpected-content a.ts']);
    const latin = Buffer.from([0x63, 0xe9]);
    const request: ChangeRequest = { path: 'a.ts', edits: [{ start: 0, end: 1, text: 'x' }], sha256: sha256(latin) };
    expect(problemsOf(tree({ 'a.ts': latin }), request)).toEqual(['not-text a.ts']);
  });
});

describe('nothing is planned', () => {
  const content = 'x';

  it.each([
    ['', 'bad-path'],
    ['.', 'bad-path'],
    ['src/', 'bad-path'],
    ['a\0b', 'bad-path'],
    ['/etc/passwd', 'outside-root'],
    ['..', 'outside-root'],
    ['../a.ts', 'outside-root'],
    ['src/../../a.ts', 'outside-root'],
    ['.tacet/1/0', 'reserved-path'],
    ['src/../.TACET/1', 'reserved-path'],
    [`src/${'n'.repeat(256)}`, 'name-too-long'],
    [`src/${'ü'.repeat(130)}`, 'name-too-long'],
    ['deep/'.repeat(900) + 'a.ts', 'name-too-long'],
    ['src', 'not-a-file'],
    ['file.ts/a.ts', 'not-a-directory'],
    ['SRC/a.ts', 'case-collision'],
    ['src/File.ts', 'case-collision'],
    ['src/u\u0308.ts', 'case-collision'],
  ])('at the path %j: %s', (path, code) => {
    const root = tree({ 'src/file.ts': '', 'file.ts': '', 'src/\u00fc.ts': '' });
    expect(problemsOf(root, { path, content })).toEqual([`${code} ${path}`]);
  });

  it('when requests meet in one file or name', () => {
    const root = tree({ 'a.ts': '' });
    symlinkSync('a.ts', join(root, 'link.ts'));
    const at = (path: string): ChangeRequest => ({ path, content });
    expect(problemsOf(root, at('a.ts'), at('./a.ts'))).toEqual(['two-changes-one-file ./a.ts']);
    expect(problemsOf(root, at('a.ts'), at('link.ts'))).toEqual(['two-changes-one-file link.ts']);
    expect(problemsOf(root, at('lib/b.ts'), at('lib/B.ts'))).toEqual(['case-collision lib/B.ts']);
    expect(problemsOf(root, at('lib/b.ts'), at('Lib/c.ts'))).toEqual(['case-collision Lib/c.ts']);
    expect(problemsOf(root, at('lib/b'), at('lib/b/c'))).toEqual(['not-a-directory lib/b/c']);
    expect(problemsOf(root, at('lib/b/c'), at('lib/b'))).toEqual(['not-a-directory lib/b']);
  });

  it('when the tree is not what the request expects', () => {
    const root = tree({ 'a.ts': 'a' });
    expect(problemsOf(root, { path: 'a.ts', content, expected: 'absent' })).toEqual(['unexpected-content a.ts']);
    expect(problemsOf(root, { path: 'a.ts', content, expected: sha256('b') })).toEqual(['unexpected-content a.ts']);
    expect(problemsOf(root, { path: 'b.ts', content, expected: sha256('b') })).toEqual(['unexpected-content b.ts']);
    expect(problemsOf(root, { path: 'a.ts', content, expected: sha256('a') })).toEqual([]);
    expect(problemsOf(root, { path: 'b.ts', content, expected: 'absent' })).toEqual([]);
    expect(problemsOf(root, { path: 'b.ts', delete: true })).toEqual(['missing-file b.ts']);
    expect(problemsOf(root, { path: 'b.ts', edits: [], sha256: '' })).toEqual(['unexpected-content b.ts']);
  });

  it('in write-protected places, for the superuser neither', () => {
    const root = tree({ 'a.ts': 'a', 'src/b.ts': 'b' });
    chmodSync(join(root, 'a.ts'), 0o444);
    chmodSync(join(root, 'src'), 0o555);
    expect(problemsOf(root, { path: 'a.ts', content })).toEqual(['read-only a.ts']);
    expect(problemsOf(root, { path: 'a.ts', delete: true })).toEqual(['read-only a.ts']);
    expect(problemsOf(root, { path: 'src/b.ts', content })).toEqual(['read-only src/b.ts']);
    expect(problemsOf(root, { path: 'src/deep/c.ts', content })).toEqual(['read-only src/deep/c.ts']);
    chmodSync(join(root, 'src'), 0o755);
    chmodSync(root, 0o555);
    expect(problemsOf(root, { path: 'src/b.ts', content })).toEqual(['read-only .']);
    expect(problemsOf(root)).toEqual([]);
    chmodSync(root, 0o755);
  });

  it('when the caller finds a flaw; every problem of all files is told at once', () => {
    const root = tree({});
    const verify = (path: string, text: string) =>
      text === content ? { message: `${path} does not parse.` } : undefined;
    const requests = ['a.ts', 'b.ts'].map((path) => ({ path, content }));
    const { plan, problems } = planChanges(root, [...requests, { path: 'c.ts', content: 'y' }], { verify });
    expect(plan).toBeUndefined();
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'invalid-result: a.ts does not parse.',
      'invalid-result: b.ts does not parse.',
    ]);
  });
});
