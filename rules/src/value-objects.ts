import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf, publicMethodsOf } from './kit/classes.ts';
import { defineRule, type Answer, type Finding } from './kit/definition.ts';
import { is } from './kit/syntax.ts';
import { alternativesOf, elementTypeOf } from './kit/types.ts';

type NameTest = (name: string | undefined) => boolean;

/** An identity has a type of its own. */
export const valueObjects = defineRule({
  name: 'value-objects',
  meta: {
    type: 'problem',
    description: 'Require identifiers and keys to have a type of their own.',
    check: 'Value Objects',
    roles: [...driverRoles, 'domain', 'ports'],
    tier: 'syntax',
    messages: {
      primitive: '"{{name}}" is an identity, not a {{type}}. Give it a value object from the values file.',
    },
    schema: {
      pattern: { type: 'string', description: 'A regular expression for the names of identities.' },
      allow: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: true,
        description: 'Names that may be primitive.',
      },
    },
    defaultOptions: [{ pattern: '^(?:id|key)$|(?:Id|Ids|Key|Keys)$', allow: noNames() }],
  },
  create: ({ isDriver, role }, { pattern, allow }) => {
    const expression = compile(pattern);
    const isIdentity: NameTest = (name) => name !== undefined && expression.test(name) && !allow.includes(name);
    const findParameters = (parameters: readonly TSESTree.Parameter[]): readonly Finding[] =>
      parameters.flatMap((parameter) => findNamed(parameter, isIdentity));
    const findSigned = ({ params }: { readonly params: readonly TSESTree.Parameter[] }): Answer =>
      findParameters(params);
    const findMember = (node: Named): Answer => findPrimitive(nameOf(node), node.typeAnnotation, isIdentity);
    const findInMethods = (node: TSESTree.ClassBody): Answer =>
      publicMethodsOf(node).flatMap(({ value }) => findParameters(value.params));
    if (isDriver) return { anywhere: { ClassBody: findInMethods } };
    const members = { TSPropertySignature: findMember, PropertyDefinition: findMember, AccessorProperty: findMember };
    if (role !== 'ports') {
      return {
        anywhere: {
          ...members,
          TSAbstractPropertyDefinition: findMember,
          TSParameterProperty: ({ parameter }) => findNamed(parameter, isIdentity),
        },
      };
    }
    return {
      anywhere: { ...members, ClassBody: findInMethods, TSMethodSignature: findSigned, TSFunctionType: findSigned },
    };
  },
});

interface Named {
  readonly key: TSESTree.Node;
  readonly computed: boolean;
  readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined;
}

function noNames(): readonly string[] {
  return [];
}

/** A pattern that is no regular expression matches nothing. */
function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return /(?!)/;
  }
}

function findNamed(parameter: TSESTree.Node, isIdentity: NameTest): readonly Finding[] {
  const named = is(parameter, 'TSParameterProperty') ? parameter.parameter : parameter;
  const target = is(named, 'AssignmentPattern') ? named.left : is(named, 'RestElement') ? named.argument : named;
  if (!is(target, 'Identifier')) return [];
  const annotation = is(named, 'RestElement') ? named.typeAnnotation : target.typeAnnotation;
  return findPrimitive(target.name, annotation, isIdentity) ?? [];
}

function findPrimitive(
  name: string | undefined,
  annotation: TSESTree.TSTypeAnnotation | undefined,
  isIdentity: NameTest,
): readonly Finding[] | undefined {
  const type = name !== undefined && annotation ? primitiveOf(annotation.typeAnnotation) : undefined;
  if (name === undefined || annotation === undefined || type === undefined || !isIdentity(name)) return undefined;
  return [{ node: annotation.typeAnnotation, messageId: 'primitive', data: { name, type } }];
}

const primitives: Readonly<Record<string, string>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBigIntKeyword: 'bigint',
};
const nothings: ReadonlySet<string> = new Set(['TSNullKeyword', 'TSUndefinedKeyword']);

/** The primitive that a type comes down to, through arrays and unions of nothing but primitives. */
function primitiveOf(type: TSESTree.TypeNode): string | undefined {
  const element = elementTypeOf(type);
  if (element !== undefined) return primitiveOf(element);
  if (!is(type, 'TSUnionType')) return primitives[type.type];
  const some = alternativesOf(type).filter((alternative) => !nothings.has(alternative.type));
  const found = some.map((alternative) => primitiveOf(alternative));
  return found.every((primitive) => primitive !== undefined) ? found[0] : undefined;
}
