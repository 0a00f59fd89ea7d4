import { toPropertyName } from '../typescript/identifiers.ts';
import { toLiteral } from '../typescript/literals.ts';

/** What templates may call beside Handlebars' own helpers: everything that a user wrote passes through one of these. */
export const escapes = {
  literal: (value: unknown) => toLiteral(value),
  property: (name: unknown) => toPropertyName(String(name)),
};
