import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import { packAll } from './pack.ts';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'tacet-pack-'));
const packed = packAll(root, folder).map((one) => [one.name, one] as const);
const attw = join(root, 'node_modules/.bin/attw');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(packed)('the tarball of %s', (_, one) => {
  it('holds licence and read-me, and neither tests nor fixtures', () => {
    expect(one.files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(
      one.files.filter((path) =>
        /\.test\.(?!ts\.hbs$)|\.bench\.|tsbuildinfo|(?:^|\/)(?:fixtures|corpus|testing)\//.test(path),
      ),
    ).toEqual([]);
    expect(readFileSync(join(root, one.folder, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  it('has no finding of publint', async () => {
    const tarball = new Uint8Array(readFileSync(one.tarball)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that resolve as its code does', async () => {
    const options = ['--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--no-emoji', '--format', 'ascii'];
    const outcome = await promisify(execFile)(process.execPath, [attw, one.tarball, ...options]).then(
      () => 'no problem',
      (failure: unknown) => failure,
    );
    expect(outcome).toBe('no problem');
  });
});
