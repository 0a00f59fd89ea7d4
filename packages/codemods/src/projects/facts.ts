import { sha256 } from '@tacet/changes';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import type { MigrationOptions, PlannedMigration } from '../plan-migration.ts';
import type { ProjectFiles } from './group-files.ts';

/** Where facts are kept between runs: texts by name. */
export interface FactsStore {
  /** What the facts depend on beside the code: the version of the program. */
  readonly version: string;
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
}

/** What is known of one project: the plan, and what it was made from. */
interface Facts {
  readonly version: string;
  /** The project's configuration, and which files it has. */
  readonly project: string;
  /** The hash of every file that had a say, by its path from the root. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly planned: Omit<PlannedMigration, 'inputs'>;
}

/** The name under which the facts of a project are kept: one for each set of files and options. */
export function factsName(root: string, { tsconfig = root, files }: ProjectFiles, options: MigrationOptions): string {
  const settings = { ...options, root: '', files: [], tsconfig: '', lint: options.lint !== undefined };
  const paths = files.map((file) => relativeTo(root, file));
  return sha256(JSON.stringify([relativeTo(root, tsconfig), paths, settings])).slice(0, 20);
}

/** The plan of a project as it was kept, when nothing that it was made from has changed since. */
export function findKept(
  store: FactsStore,
  name: string,
  root: string,
  project: ProjectFiles,
): PlannedMigration | undefined {
  const facts = parse(store.read(name));
  if (facts?.version !== store.version || facts.project !== describeProject(root, project)) return undefined;
  const inputs = Object.entries(facts.inputs);
  const isSame = inputs.every(([file, hash]) => hashOf(path.resolve(root, file)) === hash);
  if (!isSame) return undefined;
  const { report, requests } = facts.planned;
  return {
    report: { ...report, run: { ...report.run, root } },
    requests,
    inputs: inputs.map(([file]) => path.resolve(root, file)),
  };
}

/** Keeps the plan of a project. */
export function keep(
  store: FactsStore,
  name: string,
  root: string,
  project: ProjectFiles,
  { inputs, ...planned }: PlannedMigration,
): void {
  const hashes = inputs.map((file) => [relativeTo(root, file), hashOf(file)] as const);
  const facts: Facts = {
    version: store.version,
    project: describeProject(root, project),
    inputs: Object.fromEntries(hashes),
    planned: { ...planned, report: { ...planned.report, run: { ...planned.report.run, root: '.' } } },
  };
  store.write(name, JSON.stringify(facts));
}

/** The configuration with all that it extends, the files that it means, and the manifest beside it. */
function describeProject(root: string, { tsconfig }: ProjectFiles): string {
  const manifest = hashOf(path.join(tsconfig === undefined ? root : path.dirname(tsconfig), 'package.json'));
  if (tsconfig === undefined) return manifest;
  const parsed = ts.getParsedCommandLineOfConfigFile(tsconfig, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  });
  const files = parsed?.fileNames.map((file) => relativeTo(root, file)).sort();
  const options = JSON.stringify(parsed?.options ?? {}).replaceAll(root, '');
  return sha256(JSON.stringify([manifest, files, options]));
}

function hashOf(file: string): string {
  return existsSync(file) ? sha256(readFileSync(file)).slice(0, 32) : 'none';
}

function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function parse(text: string | undefined): Facts | undefined {
  if (text === undefined) return undefined;
  try {
    const facts: unknown = JSON.parse(text);
    return isFacts(facts) ? facts : undefined;
  } catch {
    return undefined;
  }
}

function isFacts(facts: unknown): facts is Facts {
  if (typeof facts !== 'object' || facts === null) return false;
  const isPlanned = 'planned' in facts && typeof facts.planned === 'object' && facts.planned !== null;
  return isPlanned && 'version' in facts && 'project' in facts && 'inputs' in facts && typeof facts.inputs === 'object';
}
