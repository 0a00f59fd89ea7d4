import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashBytes } from './fingerprint.ts';

/** The folder in a project where the user's own templates replace ours, file by file. */
export const overridesFolder = 'templates';

/** The hash of all that may replace a template of ours; `undefined` where something of it cannot be read. */
export function fingerprintOverrides(root: string): string | undefined {
  const folder = join(root, overridesFolder);
  try {
    const files = listNames(folder).flatMap((name) =>
      listNames(join(folder, name))
        .filter((file) => file.endsWith('.hbs'))
        .map((file) => [name, file, hashBytes(readFileSync(join(folder, name, file)))]),
    );
    return files.length === 0 ? '' : hashBytes(JSON.stringify(files));
  } catch {
    return undefined;
  }
}

/** The names in a folder, sorted; none where there is no folder. */
function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}
