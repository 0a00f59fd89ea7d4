import { toJSONSchema } from 'zod/v4/core';
import { aggregateSections, specSchema } from './schema.ts';

/** The JSON Schema (draft 7) of a spec, for editors; a spec with an entity needs the other sections, too. */
export function createJsonSchema(): object {
  const { required, optional } = aggregateSections;
  const schema = toJSONSchema(specSchema, { target: 'draft-7', io: 'input' });
  const dependencies = Object.fromEntries(
    [...required, ...optional].map((section) => [section, required.filter((other) => other !== section)]),
  );
  return { ...schema, title: 'A bounded context of tacet', dependencies };
}
