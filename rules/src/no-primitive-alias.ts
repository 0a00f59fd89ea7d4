import { driverRoles, findRole } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule, type Answer } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is } from './kit/syntax.ts';

/** Another name for a primitive is no value object. */
export const noPrimitiveAlias = defineRule({
  name: 'no-primitive-alias',
  meta: {
    type: 'problem',
    description: 'Forbid aliases of primitives as the types of identities.',
    check: 'Value Objects',
    roles: [...driverRoles, 'domain', 'ports'],
    tier: 'typed',
    messages: {
      alias: '"{{name}}" is only another name for {{type}}. Make it a value object: a brand with a parser, or a class.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      TSTypeAliasDeclaration: ({ id, typeAnnotation }, file) =>
        identity.test(id.name) ? findAlias(typeAnnotation, id.name, file) : undefined,
      TSTypeReference: (node, file) =>
        isFromOutside(node, file) ? findAlias(node, file.sourceCode.getText(node), file) : undefined,
    },
  }),
});

function findAlias(node: TSESTree.TypeNode, name: string, { types }: SourceFile): Answer {
  const type = types?.findPrimitive(node);
  return type === undefined ? undefined : { node, messageId: 'alias', data: { name, type } };
}

/** Whether a type has the name of an identity and is imported from a file that no rule looks at. */
function isFromOutside({ typeName, parent }: TSESTree.TSTypeReference, { bindings }: SourceFile): boolean {
  if (!is(typeName, 'Identifier') || !identity.test(typeName.name) || is(parent, 'TSTypeAliasDeclaration'))
    return false;
  const source = bindings.findImport(typeName)?.source;
  return source !== undefined && findRole(source) === undefined;
}

const identity = /(?:Id|Ids|Key|Keys)$/;
