import type { Aggregate, Variant } from '@tacet/spec';
import { findNamed } from './arguments.ts';
import { namesOf } from './names.ts';
import { toVariantView } from './variants.ts';

/** The call that makes the result for an entity that is not there, of which only the key is known. */
export function toMissingText(aggregate: Aggregate): string {
  return toKeyCall(findNamed(aggregate.results, aggregate.store.missing), aggregate);
}

/** The call that makes a result of the key alone. */
export function toKeyCall(variant: Variant, aggregate: Aggregate): string {
  const { key, resultKind } = namesOf(aggregate);
  const { factory, fields } = toVariantView(variant, resultKind);
  if (fields.length === 0) return `${factory}()`;
  return `${factory}(${fields.some(({ name }) => name === key) ? `{ ${key} }` : '{}'})`;
}
