import { readSpecs, type Context, type SpecReading } from '@tacet/spec';
import { hashBytes } from './fingerprint.ts';
import { specFilesBelow } from './spec-files.ts';

/** Specs of a project as they were read. */
export interface ReadSpecs extends SpecReading {
  /** Contexts that are only used by those that were asked for: their values are generated along. */
  readonly used: readonly Context[];
  /** The hash of the bytes of each spec that was read, by path. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Reads some of the requested specs, with everything that they use. */
export async function readSpecsBelow(
  root: string,
  specs: readonly string[],
  requested: ReadonlySet<string>,
  edits: ReadonlyMap<string, string> | undefined,
): Promise<ReadSpecs> {
  const { readFile } = specFilesBelow(root, edits);
  const hashes = new Map<string, string>();
  const files = {
    readFile: async (path: string) => {
      const content = await readFile(path);
      if (typeof content !== 'string') hashes.set(path, hashBytes(content));
      return content;
    },
  };
  const reading = await readSpecs(specs, files);
  const others = new Set(reading.contexts.flatMap(({ uses }) => uses.map(({ path }) => path)));
  const used = await readSpecs(
    [...others].filter((path) => !requested.has(path)),
    files,
  );
  return { ...reading, used: used.contexts, hashes };
}
