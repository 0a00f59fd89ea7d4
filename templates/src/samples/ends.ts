import type { Aggregate, Flow } from '@tacet/spec';
import { findNamed } from '../slice/arguments.ts';
import { namesOf } from '../slice/names.ts';
import { toTable } from '../typescript/table.ts';
import { toSampleCall } from './sample-variants.ts';
import type { Samples } from './samples.ts';

/** A table of every result of a flow, made of samples, and whether it is committed. */
export function toEnds(flow: Flow, aggregate: Aggregate, samples: Samples, indent = '  '): string {
  const { key } = namesOf(aggregate);
  const ends = aggregate.results.filter(({ name }) => flow.results.includes(name));
  const rows = ends.map((variant) => {
    const isCommitted = flow.commit.includes(variant.name);
    return `{ result: ${toSampleCall(variant, samples, key)}, isCommitted: ${String(isCommitted)} }`;
  });
  return toTable(rows, indent);
}

/** The result for an entity that is not there, as tests expect it. */
export function toMissing(aggregate: Aggregate, samples: Samples): { readonly name: string; readonly text: string } {
  const variant = findNamed(aggregate.results, aggregate.store.missing);
  const { key } = namesOf(aggregate);
  const filled = variant.fields.filter(({ name }) => name === key);
  const text = toSampleCall({ ...variant, fields: filled }, samples, key);
  const isBare = variant.fields.length > 0 && filled.length === 0;
  return { name: variant.name, text: isBare ? text.replace('()', '({})') : text };
}
