import type { Aggregate, Context, Field, Literal, TypeReference } from '@tacet/spec';
import { namesOf } from '../slice/names.ts';
import { isOptional, shapeOf, toValueText, valuesOf, type Values } from '../slice/values.ts';
import type { Constant } from '../typescript/constants.ts';
import { findNeighbours } from './neighbours.ts';
import { toProperty } from './sample-variants.ts';
import { samplesOf, type Samples } from './samples.ts';

/** What the tests of drivers have in common: samples, a stored entity, and what it changes into. */
export interface Scenery {
  readonly samples: Samples;
  readonly constants: readonly Constant[];
}

/** Sets the scene for the tests of a context's drivers. */
export function sceneryOf(context: Context, aggregate: Aggregate): Scenery {
  const samples = samplesOf(context);
  const values = valuesOf(context);
  const { entity, variable } = namesOf(aggregate);
  const given = aggregate.examples[0]?.given ?? {};
  const toEntity = (changed: Readonly<Record<string, Literal>>) => {
    const fields = aggregate.entity.fields.map((field) =>
      toProperty(field.name, toFieldText(field, changed[field.name], given[field.name], samples, values)),
    );
    return `${entity}.from({ ${fields.join(', ')} })`;
  };
  const literalOf = ({ name, type }: Field) =>
    (type.kind === 'scalar' ? given[name] : undefined) ?? samples.literalOf(type);
  const changed = listChanges(aggregate)
    .filter((changes) =>
      aggregate.entity.fields.some(
        (field) =>
          Object.hasOwn(changes, field.name) &&
          JSON.stringify(changes[field.name]) !== JSON.stringify(literalOf(field)),
      ),
    )
    .map(toEntity)
    .find((text) => text !== toEntity({}));
  const { key } = aggregate.entity;
  const otherKey = findOtherKey(key, samples, values);
  return {
    samples,
    constants: [
      ...samples.constants,
      { name: variable, value: toEntity({}) },
      { name: 'newState', value: changed ?? toEntity({}) },
      { name: 'renewed', value: toRenewedText(aggregate, samples, values) },
      ...(otherKey === undefined ? [] : [{ name: 'other', value: toEntity({ [key.name]: otherKey }) }]),
    ],
  };
}

/** The stored entity with other values in all fields but the key, as far as there are others. */
function toRenewedText(aggregate: Aggregate, samples: Samples, values: Values): string {
  const { key, fields } = aggregate.entity;
  const given = aggregate.examples[0]?.given ?? {};
  const texts = fields.map(({ name, type }) => {
    const literal = given[name] ?? samples.literalOf(type);
    const other = name === key.name ? undefined : findOther(type, literal, values);
    if (other !== undefined) return toProperty(name, toValueText(other, type, values));
    const isAbsent = name !== key.name && isOptional(type, values);
    return toProperty(name, isAbsent ? 'undefined' : samples.textOf(type));
  });
  return `${namesOf(aggregate).entity}.from({ ${texts.join(', ')} })`;
}

function findOtherKey({ type }: Field, samples: Samples, values: Values): Literal | undefined {
  return findOther(type, samples.literalOf(type), values);
}

function findOther(type: TypeReference, literal: Literal | undefined, values: Values): Literal | undefined {
  const shape = shapeOf(type, values);
  if (shape === undefined || literal === undefined || shape.kind === 'optional') return undefined;
  if (shape.kind === 'list') return Array.isArray(literal) && literal.length === 0 ? undefined : [];
  return findNeighbours(literal, shape, undefined).find((neighbour) => neighbour !== literal);
}

function toFieldText(
  { type }: Field,
  changed: Literal | undefined,
  given: Literal | undefined,
  samples: Samples,
  values: Values,
): string {
  if (changed !== undefined) return toValueText(changed, type, values);
  return type.kind === 'scalar' && given !== undefined ? toValueText(given, type, values) : samples.textOf(type);
}

/** Changes that may tell two states apart: those that the decision table makes, then those of booleans. */
function listChanges({ decisions, entity }: Aggregate): readonly Readonly<Record<string, Literal>>[] {
  const made = decisions.flatMap((row) =>
    row.arguments.flatMap((argument) => (argument.kind === 'change' ? [argument.changes] : [])),
  );
  const booleans = entity.fields.filter(({ type }) => type.kind === 'scalar' && type.scalar === 'boolean');
  return [...made, ...booleans.flatMap(({ name }) => [{ [name]: true }, { [name]: false }])];
}
