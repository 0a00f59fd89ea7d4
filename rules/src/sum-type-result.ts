import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { publicMethodsOf } from './kit/classes.ts';
import { defineRule, type Finding } from './kit/definition.ts';
import type { ProgramTypes } from './kit/program-types.ts';
import { isInexplicit } from './kit/results.ts';

/** The named result of a driver is a sum type. */
export const sumTypeResult = defineRule({
  name: 'sum-type-result',
  meta: {
    type: 'problem',
    description: 'Require the result types of drivers to be discriminated unions.',
    check: 'Explicit Results',
    roles: driverRoles,
    tier: 'typed',
    messages: {
      nullable: 'A result is never missing. Add a variant with a kind for "nothing there" to this union.',
      single: 'A result is a union of two or more variants, each with a kind. Add the outcomes that are missing here.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      ClassBody: (node, { types }) =>
        publicMethodsOf(node).flatMap(({ value }) => {
          const type = value.returnType?.typeAnnotation;
          return type === undefined || types === undefined || isInexplicit(type) ? [] : (findResult(type, types) ?? []);
        }),
    },
  }),
});

function findResult(node: TSESTree.TypeNode, types: ProgramTypes): Finding | undefined {
  const type = types.awaitedTypeOf(node);
  if (types.isUnknown(type)) return undefined;
  if (types.isNullable(type)) return { node, messageId: 'nullable' };
  return types.variantsOf(type).length > 1 ? undefined : { node, messageId: 'single' };
}
