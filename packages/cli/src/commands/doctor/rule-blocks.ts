import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { RuleBlock } from './doctor.results.ts';
import { isOn, ourName } from './rule-names.ts';

/** The blocks of a configuration file that enable rules of ours, in order. */
export async function readBlocks(configPath: string): Promise<readonly RuleBlock[]> {
  const config = await loadConfig(configPath);
  return flatten(config).flatMap((block) => {
    const { files, rules } = block;
    const enabled = Object.entries(isRecord(rules) ? rules : {}).flatMap(([name, entry]) =>
      isOn(entry) ? ourName(name) : [],
    );
    return enabled.length === 0 ? [] : [{ files: globsIn(files), rules: enabled }];
  });
}

/** Loads as ESLint does: TypeScript through the project's own jiti, where Node cannot read it. */
async function loadConfig(path: string): Promise<unknown> {
  const isTypeScript = /\.[cm]?ts$/.test(path);
  const loaded: unknown = isTypeScript ? await importTypeScript(path) : await import(pathToFileURL(path).href);
  const exported = isRecord(loaded) && 'default' in loaded ? loaded.default : loaded;
  return await exported;
}

async function importTypeScript(path: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(path).href);
  } catch {
    const jiti: unknown = createRequire(path)('jiti');
    if (!isJiti(jiti))
      throw new Error('jiti is not installed, which ESLint needs to read a configuration in TypeScript');
    return await jiti.createJiti(path).import(path);
  }
}

function isJiti(
  value: unknown,
): value is { readonly createJiti: (path: string) => { readonly import: (path: string) => Promise<unknown> } } {
  return isRecord(value) && typeof value.createJiti === 'function';
}

function flatten(config: unknown): readonly Readonly<Record<string, unknown>>[] {
  const blocks: readonly unknown[] = Array.isArray(config) ? config.flat(Infinity) : [config];
  return blocks.filter(isRecord);
}

/** A glob in a list of its own is joined to its neighbours by "and"; each is kept by itself. */
function globsIn(files: unknown): readonly string[] {
  return Array.isArray(files) ? files.flat().filter((glob): glob is string => typeof glob === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
