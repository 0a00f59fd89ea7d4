import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findWorkspaces, readTree } from './tree.ts';

/** A copy of the whole house in a temporary folder, with a commit of its own, all that is installed, and all that is built; the path of its root. */
export function copyHouse(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'tacet-house-'));
  const tree = readTree(root);
  for (const { path } of tree) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path), { preserveTimestamps: true });
  }
  for (const { folder } of findWorkspaces(tree)) {
    linkInstalled(join(root, folder), join(copy, folder));
    copyBuilt(join(root, folder), join(copy, folder));
  }
  commitAll(copy);
  return copy;
}

function copyBuilt(from: string, to: string): void {
  const built = join(from, 'dist');
  if (existsSync(built)) cpSync(built, join(to, 'dist'), { recursive: true, preserveTimestamps: true });
}

/** Links to what is installed; a package of the house is linked to its copy, because its link is relative. */
function linkInstalled(from: string, to: string): void {
  const modules = join(from, 'node_modules');
  if (!existsSync(modules)) return;
  mkdirSync(join(to, 'node_modules'), { recursive: true });
  const entries = readdirSync(modules).filter((entry) => entry !== '.cache' && entry !== '.vite');
  const isScope = (entry: string): boolean =>
    entry.startsWith('@') && !lstatSync(join(modules, entry)).isSymbolicLink();
  const names = entries.flatMap((entry) =>
    isScope(entry) ? readdirSync(join(modules, entry)).map((name) => `${entry}/${name}`) : [entry],
  );
  for (const name of names) {
    const link = join(to, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    const isLink = lstatSync(join(modules, name)).isSymbolicLink();
    symlinkSync(isLink ? readlinkSync(join(modules, name)) : join(modules, name), link);
  }
}

function commitAll(copy: string): void {
  const git = ['-c', 'user.name=house', '-c', 'user.email=house@example.org', '-c', 'init.defaultBranch=main'];
  for (const step of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-qm', 'house: a copy'],
  ]) {
    execFileSync('git', [...git, ...step], { cwd: copy });
  }
}
