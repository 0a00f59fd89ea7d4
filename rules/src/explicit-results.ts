import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf, publicMethodsOf, type Method } from './kit/classes.ts';
import { defineRule, type Finding } from './kit/definition.ts';
import { isInexplicit } from './kit/results.ts';
import { is } from './kit/syntax.ts';

/** What a driver offers answers with a named sum type. */
export const explicitResults = defineRule({
  name: 'explicit-results',
  meta: {
    type: 'problem',
    description: 'Require the public methods of drivers to return a named result type.',
    check: 'Explicit Results',
    roles: driverRoles,
    tier: 'syntax',
    messages: {
      missing: 'A public method of a driver names its result. Return a sum type from the results file.',
      inexplicit:
        '"{{type}}" is no explicit result. Return a sum type from the results file, a variant for each outcome.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      ClassBody: (node, { sourceCode }) =>
        publicMethodsOf(node)
          .filter((method) => !isImplementation(method, node))
          .flatMap((method) => findResult(method, (type) => sourceCode.getText(type)) ?? []),
    },
  }),
});

function findResult(method: Method, textOf: (type: TSESTree.Node) => string): Finding | undefined {
  const type = method.value.returnType?.typeAnnotation;
  if (type === undefined) return { node: method.key, messageId: 'missing' };
  if (!isInexplicit(type)) return undefined;
  const text = textOf(type).replaceAll(/\s+/g, ' ');
  return { node: type, messageId: 'inexplicit', data: { type: text.length > 24 ? `${text.slice(0, 23)}…` : text } };
}

/** The body behind overloads; its own type is not offered to anybody. */
function isImplementation(method: Method, { body }: TSESTree.ClassBody): boolean {
  return (
    is(method.value, 'FunctionExpression') &&
    body.some(
      (other) =>
        other !== method && is(other, 'MethodDefinition') && nameOf(other) === nameOf(method) && !other.value.body,
    )
  );
}
