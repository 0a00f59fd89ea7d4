import { toLiteral } from './literals.ts';

/** What templates may call beside Handlebars' own helpers. */
export const helpers = {
  literal: (value: unknown) => toLiteral(value),
};
