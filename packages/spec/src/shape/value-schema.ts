import * as z from 'zod/mini';
import { identifier, keys, maybe, told } from './building.ts';

const scalar = z.enum(['uuid', 'string', 'int', 'decimal', 'boolean', 'instant']);

/** `{ list: T }` */
export interface ListShape {
  readonly list: TypeShape;
}
/** `{ optional: T }` */
export interface OptionalShape {
  readonly optional: TypeShape;
}
/** A type as a spec writes it. */
export type TypeShape = string | ListShape | OptionalShape;

const list = z.lazy(() => keys({ list: told('The type of each item.', typeSchema) }));
const optional = z.lazy(() => keys({ optional: told('The type of what may be absent.', typeSchema) }));

/** Where a type is named: a value, a scalar, the entity, a list or an optional. */
export const typeSchema: z.ZodMiniType<TypeShape> = told(
  'A value, a scalar (uuid string int decimal boolean instant), { list: T } or { optional: T }.',
  z.union([scalar, z.string().check(z.minLength(1)), list, optional]),
);

const int = z.int();
const length = z.int().check(z.gte(0));

/** A value object. */
export const valueSchema = z.union([
  keys({ type: told('A UUID.', z.literal('uuid')) }),
  keys({ type: told('True or false.', z.literal('boolean')) }),
  keys({
    type: told('A text.', z.literal('string')),
    min: maybe('The least number of characters.', length),
    max: maybe('The greatest number of characters.', length),
    pattern: maybe('A regular expression, read with the flag u.', z.string()),
  }),
  keys({
    type: told('A whole number.', z.literal('int')),
    min: maybe('The least value.', int),
    max: maybe('The greatest value.', int),
  }),
  keys({
    type: told('A decimal number, written as text: "12.50".', z.literal('decimal')),
    min: maybe('The least value, as text.', z.string()),
    max: maybe('The greatest value, as text.', z.string()),
  }),
  keys({
    type: told('A moment in UTC, ISO 8601.', z.literal('instant')),
    min: maybe('The earliest.', z.string()),
    max: maybe('The latest.', z.string()),
  }),
  keys({ enum: told('The members, in PascalCase.', z.array(identifier('type')).check(z.minLength(1))) }),
  list,
  optional,
]);
