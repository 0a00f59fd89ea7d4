import type { Aggregate } from '@tacet/spec';
import { findNamed } from './arguments.ts';
import { namesOf } from './names.ts';
import { toVariantView } from './variants.ts';

/** The call that makes the result for an entity that is not there, of which only the key is known. */
export function toMissingText(aggregate: Aggregate): string {
  const { key, resultKind } = namesOf(aggregate);
  const { factory, fields } = toVariantView(findNamed(aggregate.results, aggregate.store.missing), resultKind);
  if (fields.length === 0) return `${factory}()`;
  return `${factory}(${fields.some(({ name }) => name === key) ? `{ ${key} }` : '{}'})`;
}
