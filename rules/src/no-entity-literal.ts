import { driverRoles } from '@tacet/vocabulary';
import { defineRule } from './kit/definition.ts';

/** A driver does not write down an entity, either. */
export const noEntityLiteral = defineRule({
  name: 'no-entity-literal',
  meta: {
    type: 'problem',
    description: 'Forbid drivers to write entities as object literals.',
    check: 'No Object Creation',
    roles: driverRoles,
    tier: 'typed',
    messages: {
      literal: 'This literal stands in for the entity "{{name}}". Inject a factory, or let a decision return it.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    body: {
      ObjectExpression: (node, { types }) => {
        const name = types?.findEntityOf(node);
        return name === undefined ? undefined : { node, messageId: 'literal', data: { name } };
      },
    },
  }),
});
