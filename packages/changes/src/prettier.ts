import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { foldersAbove, type FormatText } from './formatter-config.ts';

/** The part that Prettier 2 and 3 have in common. */
interface Prettier {
  readonly format: (text: string, options: object) => string | Promise<string>;
  readonly resolveConfig: (file: string, options: object) => Promise<object | null>;
  readonly getFileInfo: (file: string, options: object) => Promise<{ ignored: boolean; inferredParser: string | null }>;
  readonly clearConfigCache: () => void | Promise<void>;
}

/** Loads the Prettier that a folder of the user's project sees; undefined when there is none. */
export async function loadPrettier(folder: string): Promise<FormatText | undefined> {
  const prettier = tryRequire(folder);
  if (!isPrettier(prettier)) return undefined;
  await prettier.clearConfigCache();
  return async (absolute, text) => {
    const ignorePath = findIgnoreFile(absolute);
    const { ignored, inferredParser } = await prettier.getFileInfo(
      absolute,
      ignorePath === undefined ? {} : { ignorePath },
    );
    if (ignored || inferredParser === null) return text;
    const config = await prettier.resolveConfig(absolute, { editorconfig: true });
    return prettier.format(text, { ...config, filepath: absolute });
  };
}

function tryRequire(folder: string): unknown {
  const load: (name: string) => unknown = createRequire(join(folder, 'package.json'));
  try {
    return load('prettier');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function isPrettier(value: unknown): value is Prettier {
  if (typeof value !== 'object' || value === null) return false;
  return ['format', 'resolveConfig', 'getFileInfo', 'clearConfigCache'].every((name) => name in value);
}

function findIgnoreFile(absolute: string): string | undefined {
  return foldersAbove(absolute)
    .map((folder) => join(folder, '.prettierignore'))
    .find((file) => existsSync(file));
}
