import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256 } from './content-hash.ts';
import type { ChangeRequest } from './request.ts';

/** Makes a folder with these files; a path that ends in `/` is an empty folder. */
export function makeTree(files: Readonly<Record<string, string | Uint8Array>> = {}, parent = tmpdir()): string {
  const root = realpathSync.native(mkdtempSync(join(parent, 'tacet-changes-')));
  for (const [path, content] of Object.entries(files)) {
    if (path.endsWith('/')) {
      mkdirSync(join(root, path), { recursive: true });
      continue;
    }
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Removes a folder that `makeTree` made, write-protected parts included. */
export function removeTree(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

/** Everything below the root as text: names, kinds, permission bits, contents. */
export function snapshot(root: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort())
    found[name] = describe(join(root, name));
  return found;
}

/** The snapshot without the state folder. */
export function userSnapshot(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(snapshot(root)).filter(([name]) => !/^\.tacet(?:[/\\]|$)/.test(name)));
}

function describe(path: string): string {
  const stats = lstatSync(path);
  const mode = (stats.mode & 0o7777).toString(8);
  if (stats.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  return stats.isDirectory() ? `folder ${mode}` : `file ${mode} ${describeBytes(readFileSync(path))}`;
}

function describeBytes(bytes: Buffer): string {
  return bytes.length > 200 ? sha256(bytes) : bytes.toString('base64');
}

/** A folder in memory where there is one: much faster where thousands of small trees are made. */
export const fastParent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A tree with files to modify, to delete and to leave alone. */
export function makeMixedTree(size: number): string {
  const range = Array.from({ length: size }, (_, index) => String(index));
  const root = makeTree(
    {
      'untouched.txt': 'untouched',
      ...Object.fromEntries(range.map((n) => [`src/modify-${n}.ts`, `export const before = ${n};\r\n`])),
      ...Object.fromEntries(range.map((n) => [`src/old/delete-${n}.ts`, `// ${n}`])),
    },
    fastParent,
  );
  chmodSync(join(root, 'src/modify-0.ts'), 0o775);
  chmodSync(join(root, 'src/old/delete-0.ts'), 0o600);
  return root;
}

/** Requests for `makeMixedTree`: `size` modifications, deletions and creations each, in old and in new folders. */
export function mixedRequests(size: number): readonly ChangeRequest[] {
  return Array.from({ length: size }, (_, index) => String(index)).flatMap((n): ChangeRequest[] => [
    { path: `src/modify-${n}.ts`, content: `export const after = ${n};\n` },
    { path: `src/old/delete-${n}.ts`, delete: true },
    {
      path: Number(n) % 2 === 0 ? `src/create-${n}.ts` : `lib/new/${n}/create.ts`,
      content: `new ${n}\n`.repeat(Number(n)),
    },
  ]);
}
