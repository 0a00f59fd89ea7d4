import { availableParallelism } from 'node:os';
import { realpathSync } from 'node:fs';
import { openFormatterSearch, type ConfiguredFormatter, type FormatText } from './formatter-config.ts';
import { toAbsolute, toRelative } from './path.ts';
import { errorAt, type Problem } from './problem.ts';
import { reasonOf } from './system-error.ts';

/** A text and the path, relative to the root, under which the formatter's configuration is looked up. */
export interface FormattableFile {
  readonly path: string;
  readonly content: string;
}

/** The texts in the given order, formatted; an error among the problems means that nothing should be written. */
export interface Formatted<File extends FormattableFile> {
  readonly files: readonly File[];
  readonly problems: readonly Problem[];
}

const toolNames = { biome: 'Biome', prettier: 'Prettier' } as const;
const packages = { biome: '@biomejs/biome', prettier: 'prettier' } as const;

/**
 * Formats texts with the user's own Biome or Prettier: the nearest configuration above each file decides, up to the
 * top of the disk. Without one, nothing is loaded and the texts stay as they are. A configuration without the tool is
 * a warning.
 */
export async function formatContents<File extends FormattableFile>(
  root: string,
  files: readonly File[],
): Promise<Formatted<File>> {
  const realRoot = realpathSync.native(root);
  const findFormatter = openFormatterSearch();
  const configured = files.map(({ path }) => findFormatter(toAbsolute(realRoot, path)));
  const formatters = await loadFormatters(realRoot, configured);
  const problems = [...formatters.values()].flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const formatted = await mapParallel(files, async (file, index) => {
    const formatter = configured[index];
    const format = formatter && formatters.get(keyOf(formatter))?.format;
    if (formatter === undefined || format === undefined) return file;
    try {
      return { ...file, content: await format(toAbsolute(realRoot, file.path), file.content) };
    } catch (error) {
      problems.push(failure(file.path, formatter, reasonOf(error)));
      return file;
    }
  });
  return { files: formatted, problems: problems.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

interface Loaded {
  readonly format?: FormatText;
  readonly problem?: Problem;
}

async function loadFormatters(
  root: string,
  configured: readonly (ConfiguredFormatter | undefined)[],
): Promise<ReadonlyMap<string, Loaded>> {
  const loaded = new Map<string, Loaded>();
  for (const formatter of configured) {
    if (formatter === undefined || loaded.has(keyOf(formatter))) continue;
    loaded.set(keyOf(formatter), await load(root, formatter));
  }
  return loaded;
}

async function load(root: string, formatter: ConfiguredFormatter): Promise<Loaded> {
  const path = toRelative(root, formatter.folder) || '.';
  try {
    const format = (await loadFrom(formatter.folder, formatter)) ?? (await loadFrom(root, formatter));
    return format === undefined ? { problem: missing(path, formatter) } : { format };
  } catch (error) {
    return { problem: failure(path, formatter, reasonOf(error)) };
  }
}

async function loadFrom(folder: string, { tool }: ConfiguredFormatter): Promise<FormatText | undefined> {
  if (tool === 'prettier') return (await import('./prettier.ts')).loadPrettier(folder);
  return (await import('./biome.ts')).findBiome(folder);
}

function keyOf({ tool, folder }: ConfiguredFormatter): string {
  return `${tool} ${folder}`;
}

async function mapParallel<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const drain = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await map(item, index);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, drain));
  return results;
}

function failure(path: string, { tool, folder }: ConfiguredFormatter, reason: string): Problem {
  const [line = ''] = reason.split('\n');
  const hint = `Run ${toolNames[tool]} yourself, and look at its configuration in ${folder}.`;
  return errorAt('formatter-failed', path, `${toolNames[tool]} failed: ${line}`, hint);
}

function missing(path: string, { tool }: ConfiguredFormatter): Problem {
  const message = `There is a configuration for ${toolNames[tool]}, but ${packages[tool]} is not installed.`;
  const hint = `Files are written unformatted. Install ${packages[tool]}, or remove the configuration.`;
  return { code: 'formatter-missing', severity: 'warning', path, message, hint };
}
