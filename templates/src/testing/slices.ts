import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSpecs, type Context } from '@tacet/spec';
import { generateFiles } from '../generate-files.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { loadTemplates } from '../rendering/template-set.ts';

/** Where the specs lie that the templates are tried on, one folder each. */
export const fixtures = join(import.meta.dirname, '../fixtures');

/** Reads the specs of all fixtures; each must be valid. */
export async function readFixtures(): Promise<readonly Context[]> {
  const specs = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tacet.yaml'),
  );
  return readContexts(
    Object.fromEntries(specs.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(fixtures, path), 'utf8')])),
  );
}

/** Reads specs from memory, by path; each must be valid. */
export async function readContexts(specs: Readonly<Record<string, string>>): Promise<readonly Context[]> {
  const readFile = (path: string) => (Object.hasOwn(specs, path) ? Buffer.from(specs[path] ?? '') : 'missing');
  const { contexts, diagnostics } = await readSpecs(Object.keys(specs), { readFile });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new Error(errors.map(({ path, line, message }) => `${path}:${line} ${message}`).join('\n'));
  return contexts;
}

/** The files of one fixture, by name: `slice('payment')`. */
export async function generateFixture(name: string): Promise<ReadonlyMap<string, string>> {
  const context = (await readFixtures()).find((candidate) => candidate.name === name);
  if (context === undefined) throw new Error(`no fixture ${name}`);
  return textsOf(generateFiles(context, loadTemplates()));
}

/** The files of a spec in memory, by name. */
export async function generateFrom(yaml: string): Promise<ReadonlyMap<string, string>> {
  const [context] = await readContexts({ 'spec.tacet.yaml': yaml });
  if (context === undefined) throw new Error('no context');
  return textsOf(generateFiles(context, loadTemplates()));
}

/** Files by their names. */
export function textsOf(files: readonly GeneratedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** An empty folder in the house, from which packages are found; it is in no commit. */
export function makeScratchFolder(name: string): string {
  const folder = join(import.meta.dirname, '../../.tmp', name);
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes files under a folder; paths use `/`. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
