import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FileStatus, type PlannedFile } from './generation.ts';
import { lockFileName, readLock } from './lock-file.ts';
import { findInstaller } from './installer.ts';
import type { ProjectPlan } from './plan-generation.ts';
import { readText } from './project.ts';

/** A package that generated code imports. */
interface NeededPackage {
  readonly name: string;
  /** What the code was tried with. */
  readonly range: string;
  /** The files that import it, by the ends of their names. */
  readonly files: readonly string[];
}

/** Every package that generated code imports, but those of tests. */
const running: readonly NeededPackage[] = [
  { name: 'zod', range: '4', files: ['.values.ts', '.kysely.ts', '.outbox.ts'] },
  { name: 'kysely', range: '0.28', files: ['.kysely.ts'] },
  { name: 'pg-boss', range: '10', files: ['.outbox.ts'] },
  { name: '@dbos-inc/dbos-sdk', range: '5', files: ['.dbos.ts'] },
  { name: '@nestjs/common', range: '11', files: ['.nest.ts'] },
];

/** Those of generated tests. */
const testing: readonly NeededPackage[] = [
  { name: 'vitest', range: '4', files: ['.test.ts', '.contract.ts'] },
  { name: '@electric-sql/pglite', range: '0.5', files: ['.kysely.ts'] },
];

/** What a project has to be given before its generated code compiles: the commands that do so, none when it lacks nothing. */
export function findInstallCommands(plans: readonly ProjectPlan[]): readonly string[] {
  const commands = plans.flatMap(({ root, files }) =>
    installCommandsFor(
      root,
      files.filter(isThere).map(({ path }) => path),
    ),
  );
  return [...new Set(commands)];
}

/** The same for what was generated earlier, and is remembered in the lock file of a project. */
export function findRememberedCommands(root: string): readonly string[] {
  const lock = readLock(readText(join(root, lockFileName)));
  return 'files' in lock ? installCommandsFor(root, [...lock.files.keys()]) : [];
}

function installCommandsFor(root: string, paths: readonly string[]): readonly string[] {
  const declared = declaredAround(root);
  const lacking = (packages: readonly NeededPackage[]): string =>
    packages
      .filter((needed) => !declared.has(needed.name) && paths.some((path) => isFor(needed, path)))
      .map(({ name, range }) => `${name}@${range}`)
      .join(' ');
  const { add, addDev } = findInstaller(foldersFrom(root).map(namesIn));
  return [
    { command: add, packages: lacking(running) },
    { command: addDev, packages: lacking(testing) },
  ].flatMap(({ command, packages }) => (packages === '' ? [] : [`${command} ${packages}`]));
}

/** The commands, as people are told of them. */
export function describeInstall(commands: readonly string[]): string {
  if (commands.length === 0) return '';
  return `${['The code needs packages that package.json does not name:', ...commands].join('\n  ')}\n`;
}

function isFor({ files }: NeededPackage, path: string): boolean {
  return files.some((end) => path.endsWith(end));
}

function isThere({ status }: PlannedFile): boolean {
  return status !== FileStatus.Orphaned && status !== FileStatus.Deleted && status !== FileStatus.Foreign;
}

/** The packages that a project, and the workspaces around it, name in their manifests. */
function declaredAround(root: string): ReadonlySet<string> {
  return new Set(foldersFrom(root).flatMap((folder) => declaredIn(readText(join(folder, 'package.json')))));
}

/** A folder and those around it, from within. */
function foldersFrom(folder: string): readonly string[] {
  const around = dirname(folder);
  return around === folder ? [folder] : [folder, ...foldersFrom(around)];
}

function declaredIn(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof manifest !== 'object' || manifest === null) return [];
    return Object.entries(manifest).flatMap(([key, packages]) => (/dependencies$/i.test(key) ? keysOf(packages) : []));
  } catch {
    return [];
  }
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
