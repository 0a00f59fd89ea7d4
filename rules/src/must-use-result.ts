import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from './kit/definition.ts';
import { calleeName, findCall, isBareStatement, receiverOf } from './kit/syntax.ts';

/** A result that was returned is looked at. */
export const mustUseResult = defineRule({
  name: 'must-use-result',
  meta: {
    type: 'problem',
    description: 'Forbid to throw away a result with a kind.',
    check: 'Explicit Results',
    roles: [...driverRoles, 'domain'],
    tier: 'typed',
    messages: {
      unused: 'This result is thrown away, failures and all. Switch on its kind, or return it.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      CallExpression: (node, { types }) => {
        if (types === undefined || !isBareStatement(node)) return undefined;
        const variants = types.variantsOf(types.awaitedTypeOf(answeringCall(node)));
        return variants.length > 1 ? { node, messageId: 'unused' } : undefined;
      },
    },
  }),
});

const chained: readonly string[] = ['then', 'catch', 'finally'];

/** The call that answers, under `.then(…)`, `.catch(…)` and `.finally(…)`. */
function answeringCall(node: TSESTree.CallExpression): TSESTree.CallExpression {
  const receiver = chained.includes(calleeName(node) ?? '') ? receiverOf(node) : undefined;
  const inner = receiver && findCall(receiver);
  return inner ? answeringCall(inner) : node;
}
