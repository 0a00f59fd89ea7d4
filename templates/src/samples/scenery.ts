import type { Aggregate, Context, Field, Literal } from '@tacet/spec';
import { namesOf } from '../slice/names.ts';
import { toValueText, valuesOf, type Values } from '../slice/values.ts';
import type { Constant } from '../typescript/constants.ts';
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
  const changed = listChanges(aggregate)
    .map(toEntity)
    .find((text) => text !== toEntity({}));
  return {
    samples,
    constants: [
      ...samples.constants,
      { name: variable, value: toEntity({}) },
      { name: 'newState', value: changed ?? toEntity({}) },
    ],
  };
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
