import type { Field, Flow, Store, Variant } from '../model.ts';
import { aggregateNames } from '../names.ts';

/** The part of an aggregate that knows of rows that are no entities. */
export interface Readability {
  readonly store: Store;
  readonly results: readonly Variant[];
  readonly flows: readonly Flow[];
}

/**
 * Adds the result for a row that is no entity, where an adapter keeps entities in a database: every flow can end in it,
 * and none commits it. Nobody writes it into a spec, as no flow ever returns it.
 */
export function addUnreadable(parts: Readability, entity: string, key: Field | undefined): Readability {
  const { store, results, flows } = parts;
  if (!store.adapters.includes('kysely') || key === undefined) return parts;
  const { unreadable } = aggregateNames(entity, store.name);
  const problems: Field = {
    name: 'problems',
    type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
  };
  const variant = { name: unreadable, member: 'Unreadable', kind: 'unreadable', fields: [key, problems] };
  return {
    store: { ...store, unreadable },
    results: [...results, variant],
    flows: flows.map((flow) => ({ ...flow, results: [...flow.results, unreadable] })),
  };
}
