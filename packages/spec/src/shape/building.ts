import * as z from 'zod/mini';
import { identifierPatterns, maximalIdentifierLength, maximalNames, type IdentifierStyle } from './words.ts';

/** A mapping with these keys and no others. */
export function keys<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

/** An identifier; what is wrong with one is told by the name of its style. */
export function identifier(style: IdentifierStyle): z.ZodMiniString {
  return z.string().check(z.regex(identifierPatterns[style], style), z.maxLength(maximalIdentifierLength, style));
}

/** A mapping from identifiers to things of one kind. */
export function named<Item extends z.core.$ZodType>(
  style: IdentifierStyle,
  item: Item,
  least: 0 | 1 = 0,
): z.ZodMiniRecord<z.ZodMiniString, Item> {
  return z.record(identifier(style), item).check(
    z.refine((value) => Object.keys(value).length >= least, 'empty'),
    z.refine((value) => Object.keys(value).length <= maximalNames, 'too-many-names'),
    z.meta({ ...(least > 0 && { minProperties: least }), maxProperties: maximalNames }),
  );
}

/** The schema, with a text for those who hover over it in an editor. */
export function told<Schema extends z.ZodMiniType>(description: string, schema: Schema): Schema {
  return schema.check(z.describe(description));
}

/** A part that may be left out, with a text for those who hover over it. */
export function maybe<Schema extends z.ZodMiniType>(description: string, schema: Schema): z.ZodMiniOptional<Schema> {
  return z.optional(told(description, schema));
}
