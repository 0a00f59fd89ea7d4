import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createOwners } from './owning-tsconfig.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function project(files: Readonly<Record<string, object | string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'tacet-owners-'));
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

function ownerOf(root: string, file: string, from = root): string | undefined {
  const found = createOwners(from).find(path.join(root, file));
  return found === undefined ? undefined : path.relative(root, found);
}

it('is the nearest tsconfig', () => {
  const root = project({ 'tsconfig.json': {}, 'app/tsconfig.json': {}, 'app/src/a.ts': '' });
  expect(ownerOf(root, 'app/src/a.ts')).toBe('app/tsconfig.json');
});

it('is the project of a solution that holds the file', () => {
  const root = project({
    'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.spec.json' }] },
    'tsconfig.base.json': { compilerOptions: { composite: true } },
    'tsconfig.app.json': { extends: './tsconfig.base.json', include: ['src'], exclude: ['src/**/*.spec.ts'] },
    'tsconfig.spec.json': { extends: './tsconfig.base.json', include: ['src/**/*.spec.ts'] },
    'src/a.ts': '',
    'src/a.spec.ts': '',
  });
  expect(ownerOf(root, 'src/a.ts')).toBe('tsconfig.app.json');
  expect(ownerOf(root, 'src/a.spec.ts')).toBe('tsconfig.spec.json');
});

it('is the nearest one, too, for a file that no project holds', () => {
  const root = project({ 'tsconfig.json': { include: ['src'] }, 'src/a.ts': '', 'tools/b.ts': '' });
  expect(ownerOf(root, 'tools/b.ts')).toBe('tsconfig.json');
});

it('may lie above the root, in the same repository', () => {
  const root = project({ '.git/HEAD': '', 'tsconfig.json': {}, 'packages/app/src/a.ts': '' });
  expect(ownerOf(root, 'packages/app/src/a.ts', path.join(root, 'packages/app'))).toBe('tsconfig.json');
});

it('is none outside the repository, and none for projects that refer to each other in a circle', () => {
  const root = project({
    'tsconfig.json': { files: [], references: [{ path: './app' }] },
    'app/tsconfig.json': { files: [], references: [{ path: '..' }] },
    'app/inner/a.ts': '',
  });
  expect(ownerOf(root, 'app/inner/a.ts')).toBe('app/tsconfig.json');
  expect(ownerOf(root, 'app/inner/a.ts', path.join(root, 'app/inner'))).toBeUndefined();
});
