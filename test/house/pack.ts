import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findWorkspaces, readTree } from './tree.ts';

/** A package as its users get it. */
export interface Packed {
  readonly name: string;
  /** Where the workspace lies, relative to the root of the house. */
  readonly folder: string;
  readonly tarball: string;
  /** What the tarball holds, relative to the root of the package. */
  readonly files: readonly string[];
}

/** Packs every public package into a folder; `npm run build` must have run. */
export function packAll(root: string, destination: string): readonly Packed[] {
  const workspaces = findWorkspaces(readTree(root)).filter(({ folder, isPrivate }) => folder !== '' && !isPrivate);
  const selection = workspaces.map(({ folder }) => `--workspace=${folder}`);
  const command = ['pack', '--json', `--pack-destination=${destination}`, ...selection];
  const output = execFileSync('npm', command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const reports = JSON.parse(output) as readonly { name: string; filename: string; files: { path: string }[] }[];
  return workspaces.map(({ name, folder }) => {
    const report = reports.find((one) => one.name === name);
    if (report === undefined) throw new Error(`npm packed no ${name}`);
    return { name, folder, tarball: join(destination, report.filename), files: report.files.map(({ path }) => path) };
  });
}
