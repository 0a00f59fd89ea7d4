import type { Aggregate, Variant } from '@tacet/spec';
import { findNamed } from './arguments.ts';

/** The results that a flow ends in when there is no entity to go on with: it is missing, or what is stored is none. */
export function endsOfFetch({ results, store }: Aggregate): readonly Variant[] {
  const unreadable = store.unreadable === undefined ? [] : [store.unreadable];
  return [store.missing, ...unreadable].map((name) => findNamed(results, name));
}
