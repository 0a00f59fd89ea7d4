import { measure } from '@tacet/codemods';
import { closestMatch } from 'leven';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findSources } from '../../selection/source-files.ts';
import type { Misuse } from '../../terminal/misuse.ts';

/** What is looked at before anything is analysed. */
export interface PreflightOptions {
  /** Where the command was started. */
  readonly directory: string;
  /** The project's top. */
  readonly root: string;
  readonly operands: readonly string[];
  /** The only method that is asked for. */
  readonly method: string | undefined;
  /** Whether files are going to be written. */
  readonly isWritten: boolean;
}

/** The first thing that stands in the way of a run, if anything does. */
export async function findObstacle(options: PreflightOptions): Promise<Misuse | undefined> {
  return (
    (await findMeaninglessOperand(options)) ?? (await findUnknownMethod(options)) ?? findMissingDependencies(options)
  );
}

async function findMeaninglessOperand({ directory, operands }: PreflightOptions): Promise<Misuse | undefined> {
  for (const operand of operands) {
    if ((await findSources(directory, [operand])).length > 0) continue;
    const isFolder = existsSync(path.resolve(directory, operand));
    const isGlob = /[*?[\]{}()!]/.test(operand);
    const what = isFolder
      ? 'no TypeScript file in'
      : isGlob
        ? 'no TypeScript file matches'
        : 'there is no file or folder';
    const hint = 'Name TypeScript files, folders or globs; declarations, tests and node_modules are left out.';
    return { message: `${what} ${operand}`, hint };
  }
  return undefined;
}

async function findUnknownMethod(options: PreflightOptions): Promise<Misuse | undefined> {
  const { directory, root, operands, method } = options;
  if (method === undefined) return undefined;
  const known = await measure(root, await findSources(directory, operands));
  const names = [...new Set(known.map((unit) => unit.method))];
  if (names.includes(method)) return undefined;
  const list = 'tacet migrate --report --json lists all of them.';
  const nearest = findNearest(method.slice(0, 80), names);
  return {
    message: `no method is called ${method}`,
    hint: nearest === undefined ? list : `Did you mean ${nearest}? ${list}`,
  };
}

/** Also a method that is named without its class is meant. */
function findNearest(method: string, names: readonly string[]): string | undefined {
  const wanted = method.toLowerCase();
  const short = names.find((name) => [name, name.split('.').at(-1)].some((part) => part?.toLowerCase() === wanted));
  return short ?? closestMatch(method, [...names], { maxDistance: Math.max(2, Math.floor(method.length / 3)) });
}

/** Without the packages' types almost everything would be refused, for a reason that is none. */
function findMissingDependencies({ root, isWritten }: PreflightOptions): Misuse | undefined {
  if (!isWritten || !hasDependencies(path.join(root, 'package.json'))) return undefined;
  for (let folder = root; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'node_modules')) || existsSync(path.join(folder, '.pnp.cjs'))) return undefined;
    if (folder === path.dirname(folder)) break;
  }
  const message = 'the dependencies in package.json are not installed, so there are no types to work with';
  return { message, hint: 'Install them first (npm install), or look without writing: tacet migrate --report.' };
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function hasDependencies(manifest: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return (
      typeof content === 'object' &&
      content !== null &&
      ['dependencies', 'devDependencies'].some((key) => isFilled(Reflect.get(content, key)))
    );
  } catch {
    return false;
  }
}
