import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf, publicMethodsOf } from './kit/classes.ts';
import { defineRule, type Answer, type Finding, type Suggestion } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
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
    hasSuggestions: true,
    messages: {
      useType: 'Use {{type}}.',
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
    const findParameters = (parameters: readonly TSESTree.Parameter[], file: SourceFile): readonly Finding[] =>
      parameters.flatMap((parameter) => findNamed(parameter, isIdentity, file));
    const findSigned = (node: { readonly params: readonly TSESTree.Parameter[] }, file: SourceFile): Answer =>
      findParameters(node.params, file);
    const findMember = (node: Named, file: SourceFile): Answer =>
      findPrimitive(nameOf(node), node.typeAnnotation, isIdentity, file);
    const findInMethods = (node: TSESTree.ClassBody, file: SourceFile): Answer =>
      publicMethodsOf(node).flatMap(({ value }) => findParameters(value.params, file));
    if (isDriver) return { anywhere: { ClassBody: findInMethods } };
    const members = { TSPropertySignature: findMember, PropertyDefinition: findMember, AccessorProperty: findMember };
    if (role !== 'ports') {
      return {
        anywhere: {
          ...members,
          TSAbstractPropertyDefinition: findMember,
          TSParameterProperty: ({ parameter }, file) => findNamed(parameter, isIdentity, file),
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

function findNamed(parameter: TSESTree.Node, isIdentity: NameTest, file: SourceFile): readonly Finding[] {
  const named = is(parameter, 'TSParameterProperty') ? parameter.parameter : parameter;
  const target = is(named, 'AssignmentPattern') ? named.left : is(named, 'RestElement') ? named.argument : named;
  if (!is(target, 'Identifier')) return [];
  const annotation = is(named, 'RestElement') ? named.typeAnnotation : target.typeAnnotation;
  return findPrimitive(target.name, annotation, isIdentity, file) ?? [];
}

function findPrimitive(
  name: string | undefined,
  annotation: TSESTree.TSTypeAnnotation | undefined,
  isIdentity: NameTest,
  file: SourceFile,
): readonly Finding[] | undefined {
  const node = annotation?.typeAnnotation;
  const keyword = name !== undefined && node !== undefined ? keywordOf(node) : undefined;
  if (name === undefined || node === undefined || keyword === undefined || !isIdentity(name)) return undefined;
  const data = { name, type: primitives[keyword.type] ?? '' };
  return [{ node, messageId: 'primitive', data, suggest: suggestType(name, node, keyword, file) }];
}

/** The type of an identity's own name, when the file knows one: `orderIds: string[]` → `OrderId`. */
function suggestType(
  name: string,
  node: TSESTree.TypeNode,
  keyword: TSESTree.TypeNode,
  { program }: SourceFile,
): readonly Suggestion[] {
  const type = name.charAt(0).toUpperCase() + name.slice(1).replace(/(?<=Id|Key)s$/, '');
  const isKnown = program.body.some((statement) =>
    is(statement, 'ImportDeclaration')
      ? statement.specifiers.some(({ local }) => local.name === type)
      : declaresType(is(statement, 'ExportNamedDeclaration') ? statement.declaration : statement, type),
  );
  const hasOthers = is(node, 'TSUnionType') && node.types.filter(({ type: kind }) => !nothings.has(kind)).length > 1;
  if (!isKnown || hasOthers) return [];
  return [{ messageId: 'useType', data: { type }, fix: (fixer) => fixer.replaceText(keyword, type) }];
}

function declaresType(node: TSESTree.Node | null, name: string): boolean {
  const isType =
    is(node, 'TSTypeAliasDeclaration') || is(node, 'ClassDeclaration') || is(node, 'TSInterfaceDeclaration');
  return isType && node.id?.name === name;
}

const primitives: Readonly<Record<string, string>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBigIntKeyword: 'bigint',
};
const nothings: ReadonlySet<string> = new Set(['TSNullKeyword', 'TSUndefinedKeyword']);

/** The primitive that a type comes down to, through arrays and unions of nothing but primitives; of several the first. */
function keywordOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  const element = elementTypeOf(type);
  if (element !== undefined) return keywordOf(element);
  if (!is(type, 'TSUnionType')) return Object.hasOwn(primitives, type.type) ? type : undefined;
  const some = alternativesOf(type).filter((alternative) => !nothings.has(alternative.type));
  const found = some.map((alternative) => keywordOf(alternative));
  return found.every((keyword) => keyword !== undefined) ? found[0] : undefined;
}
