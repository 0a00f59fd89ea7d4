import { isMet as isMetInScope, type Condition, type Entity, type Literal } from '@tacet/spec';
import type { Values } from './values.ts';

/** Whether an entity with these fields meets the condition, as the spec's reader judges it; `undefined` is absent. */
export function isMet(
  condition: Condition,
  given: Readonly<Record<string, Literal | undefined>>,
  entity: Entity,
  values: Values,
): boolean {
  const literal = given[condition.field];
  const present = literal === undefined ? {} : { [condition.field]: literal };
  const scope = { values, brokenValues: new Set<string>(), isOpen: false };
  return isMetInScope(condition, present, { entity, scope });
}
