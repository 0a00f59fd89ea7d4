import { aggregateNames, contextNames, valueNames, type AggregateNames, type Aggregate } from '@tacet/spec';
import { toCamelCase, toPascalCase } from '@tacet/vocabulary';
import { toIdentifier } from '../typescript/identifiers.ts';

/** Names of an aggregate's code that its spec's reader does not know of. */
export interface SliceNames extends AggregateNames {
  /** `Payment` */
  readonly entity: string;
  /** `payment`: the variable that holds an entity. */
  readonly variable: string;
  /** `PaymentStore` */
  readonly store: string;
  /** `paymentId`, `PaymentId` */
  readonly key: string;
  readonly keyType: string;
}

const known = new WeakMap<Aggregate, SliceNames>();

/** The names that an aggregate's files share. */
export function namesOf(aggregate: Aggregate): SliceNames {
  const names = known.get(aggregate) ?? toNames(aggregate);
  known.set(aggregate, names);
  return names;
}

function toNames({ entity, store }: Aggregate): SliceNames {
  const keyType = entity.key.type.kind === 'value' ? entity.key.type.name : toPascalCase(`${entity.name}-key`);
  return {
    ...aggregateNames(entity.name, store.name),
    entity: toIdentifier(entity.name),
    variable: toVariable(entity.name),
    store: toIdentifier(store.name),
    key: toVariable(keyType),
    keyType,
  };
}

/** The enum that tells parsed values from invalid ones: `PaymentValueKind`. */
export function valueKindOf(context: string): string {
  return contextNames(context).valueKind;
}

/** The smart enum behind a value with members: `Currency` → `CurrencyKind`. */
export function enumOf(value: string): string {
  return valueNames(value).kind;
}

/** The function that takes a literal of a value: `Amount` → `amountOf`. */
export function trustOf(value: string): string {
  return valueNames(value).trust;
}

function toVariable(type: string): string {
  return toIdentifier(toCamelCase(type));
}
