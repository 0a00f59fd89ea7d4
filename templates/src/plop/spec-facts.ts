import { readSpecs, type Aggregate, type Context } from '@tacet/spec';
import { specFilesBelow } from '../engine/spec-files.ts';

/** What a valid spec says already, as far as generators ask. */
export interface SpecFacts {
  readonly context: Context;
  /** Types that a field can have. */
  readonly types: readonly string[];
  readonly aggregate: Aggregate | undefined;
  readonly results: readonly string[];
  readonly intents: readonly string[];
}

const scalars = ['uuid', 'string', 'int', 'decimal', 'boolean', 'instant'] as const;

/** Reads a spec of a project; `undefined` when it is not valid. */
export async function readFacts(root: string, spec: string): Promise<SpecFacts | undefined> {
  const { contexts } = await readSpecs([spec], specFilesBelow(root));
  const [context] = contexts;
  if (context === undefined) return undefined;
  const { aggregate, values, uses } = context;
  const named = [...values, ...uses.flatMap((used) => used.values)].map(({ name }) => name);
  return {
    context,
    types: [...named, ...scalars],
    aggregate,
    results: aggregate?.results.map(({ name }) => name) ?? [],
    intents: aggregate?.intents.map(({ name }) => name) ?? [],
  };
}
