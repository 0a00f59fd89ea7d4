import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';

const ignored = ['**/node_modules/**', '**/dist/**', '**/*.d.{ts,mts,cts}', '**/*.{test,spec}.{ts,mts,cts,tsx}'];
const sources = '**/*.{ts,mts,cts,tsx}';

/** The TypeScript files, absolute and sorted, that files, folders and globs mean; all below the directory when none is named. */
export async function findSources(directory: string, operands: readonly string[]): Promise<readonly string[]> {
  const asked = operands.length === 0 ? ['.'] : operands;
  const found = await Promise.all(asked.map((operand) => filesOf(directory, operand)));
  return [...new Set(found.flat())].sort();
}

async function filesOf(directory: string, operand: string): Promise<readonly string[]> {
  const target = path.resolve(directory, operand);
  if (!existsSync(target)) {
    return glob(operand, {
      cwd: directory,
      absolute: true,
      ignore: ignored,
      expandDirectories: false,
      followSymbolicLinks: false,
    });
  }
  if (statSync(target).isFile()) return [target];
  return glob(sources, { cwd: target, absolute: true, ignore: ignored, followSymbolicLinks: false });
}
