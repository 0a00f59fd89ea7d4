import type { Field, Variant } from '@tacet/spec';

/** The field of an intent that holds the entity's next state: the first one of the entity's type. */
export function findNewState(intent: Variant, entity: string): Field | undefined {
  return intent.fields.find(({ type }) => type.kind === 'entity' && type.name === entity);
}
