import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** A formatter whose configuration is the nearest one above a file. */
export interface ConfiguredFormatter {
  readonly tool: 'biome' | 'prettier';
  /** The folder of the configuration, absolute. */
  readonly folder: string;
}

/** Formats one text as if it stood in the file; what the formatter ignores or does not know is returned as it is. */
export type FormatText = (absolute: string, text: string) => Promise<string>;

const biomeFiles = ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'];

const biomeLanguages = new Set(
  ['ts', 'mts', 'cts', 'tsx', 'js', 'mjs', 'cjs', 'jsx', 'json', 'jsonc', 'css', 'graphql'].map((name) => `.${name}`),
);

const scriptEndings = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];

const prettierFiles = [
  '.prettierrc',
  ...['json', 'json5', 'yaml', 'yml', 'toml', ...scriptEndings].map((ending) => `.prettierrc.${ending}`),
  ...scriptEndings.map((ending) => `prettier.config.${ending}`),
];

/** Finds formatters by file; looks into each folder once. In one folder Biome wins for the languages it knows. */
export function openFormatterSearch(): (absolute: string) => ConfiguredFormatter | undefined {
  const known = new Map<string, ReadonlySet<string>>();
  const toolsIn = (folder: string): ReadonlySet<string> => {
    const found = known.get(folder) ?? findTools(folder);
    known.set(folder, found);
    return found;
  };
  return (absolute) => {
    const isForBiome = biomeLanguages.has(extname(absolute));
    for (const folder of foldersAbove(absolute)) {
      const tools = toolsIn(folder);
      if (isForBiome && tools.has('biome')) return { tool: 'biome', folder };
      if (tools.has('prettier')) return { tool: 'prettier', folder };
    }
    return undefined;
  };
}

/** All folders around a file, innermost first. */
export function foldersAbove(absolute: string): readonly string[] {
  const folder = dirname(absolute);
  return folder === absolute ? [] : [folder, ...foldersAbove(folder)];
}

function findTools(folder: string): ReadonlySet<string> {
  const has = (name: string): boolean => existsSync(join(folder, name));
  const tools = new Set<string>();
  if (biomeFiles.some(has)) tools.add('biome');
  if (prettierFiles.some(has) || hasPrettierKey(join(folder, 'package.json'))) tools.add('prettier');
  return tools;
}

function hasPrettierKey(packageFile: string): boolean {
  try {
    const text = readFileSync(packageFile, 'utf8');
    if (!text.includes('"prettier"')) return false;
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null && 'prettier' in manifest;
  } catch {
    return false;
  }
}
