import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf, publicMethodsOf, type Method } from './kit/classes.ts';
import { defineRule, type Finding, type Suggestion } from './kit/definition.ts';
import { isInexplicit } from './kit/results.ts';
import type { SourceFile } from './kit/source-file.ts';
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
    hasSuggestions: true,
    messages: {
      missing: 'A public method of a driver names its result. Return a sum type from the results file.',
      addType: 'Return {{type}}.',
      inexplicit:
        '"{{type}}" is no explicit result. Return a sum type from the results file, a variant for each outcome.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      ClassBody: (node, file) =>
        publicMethodsOf(node)
          .filter((method) => !isImplementation(method, node))
          .flatMap((method) => findResult(method, file) ?? []),
    },
  }),
});

function findResult(method: Method, file: SourceFile): Finding | undefined {
  const type = method.value.returnType?.typeAnnotation;
  if (type === undefined) return { node: method.key, messageId: 'missing', suggest: suggestType(method, file) };
  if (!isInexplicit(type)) return undefined;
  const text = file.sourceCode.getText(type).replaceAll(/\s+/g, ' ');
  return { node: type, messageId: 'inexplicit', data: { type: text.length > 24 ? `${text.slice(0, 23)}…` : text } };
}

/** The one result type that the file imports, when it imports just one. */
function suggestType({ value }: Method, { program, sourceCode }: SourceFile): readonly Suggestion[] {
  const [name, ...others] = program.body.flatMap((statement) =>
    is(statement, 'ImportDeclaration') && /[.]results?(?:[.]|$)/.test(statement.source.value)
      ? statement.specifiers.flatMap(({ local }) => (local.name.endsWith('Result') ? [local.name] : []))
      : [],
  );
  const end = value.body ? sourceCode.getTokenBefore(value.body) : undefined;
  if (name === undefined || others.length > 0 || !end || value.generator) return [];
  const type = value.async ? `Promise<${name}>` : name;
  return [{ messageId: 'addType', data: { type }, fix: (fixer) => fixer.insertTextAfter(end, `: ${type}`) }];
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
