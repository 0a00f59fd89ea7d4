import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf } from './kit/classes.ts';
import { defineRule, type Answer } from './kit/definition.ts';
import { is, isFunction, memberName, stringValue, unwrap, unwrapParent } from './kit/syntax.ts';
import { alternativesOf, literalTypeValue } from './kit/types.ts';

/** Kinds are smart enums, never strings; a driver knows no strings at all. */
export const noMagicStrings = defineRule({
  name: 'no-magic-strings',
  meta: {
    type: 'problem',
    description: 'Forbid strings as kinds, and any string in a driver.',
    check: 'No Magic Strings',
    roles: [...driverRoles, 'domain', 'ports'],
    tier: 'syntax',
    silentIn: ['observers', 'try'],
    messages: {
      kind: "A kind is a member of a smart enum. Declare it in the context's kinds file, and use it here.",
      string: 'A driver knows no strings. Move this into a smart enum, or inject it as configuration.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: ({ settings }) => {
    const { discriminants } = settings;
    const isKind = (name: string | undefined): boolean => name !== undefined && discriminants.includes(name);
    const findKind = (node: TSESTree.Literal | TSESTree.TemplateLiteral): Answer =>
      stringValue(node) !== undefined && isKindPosition(node, isKind) ? { node, messageId: 'kind' } : undefined;
    const findString = (node: TSESTree.Literal | TSESTree.TemplateLiteral): Answer =>
      stringValue(node) !== undefined && !isDirective(node)
        ? { node, messageId: isKindPosition(node, isKind) ? 'kind' : 'string' }
        : undefined;
    return {
      anywhere: {
        Literal: findKind,
        TemplateLiteral: findKind,
        TSPropertySignature: (node) => (isKind(nameOf(node)) ? findKindType(node, node.typeAnnotation) : undefined),
        PropertyDefinition: (node) => (isKind(nameOf(node)) ? findKindField(node) : undefined),
        TSAbstractPropertyDefinition: (node) =>
          isKind(nameOf(node)) ? findKindType(node, node.typeAnnotation) : undefined,
        AccessorProperty: (node) => (isKind(nameOf(node)) ? findKindField(node) : undefined),
        TSParameterProperty: ({ parameter }) => {
          const named = is(parameter, 'AssignmentPattern') ? parameter.left : parameter;
          return is(named, 'Identifier') && isKind(named.name) ? findKindType(named, named.typeAnnotation) : undefined;
        },
      },
      body: { Literal: findString, TemplateLiteral: findString },
    };
  },
});

function isDirective({ parent }: TSESTree.Node): boolean {
  return is(parent, 'ExpressionStatement') && parent.directive !== undefined;
}

/** `kind: 'x'` in a type: one finding, also for a union of literals. */
function findKindType(node: TSESTree.Node, annotation: TSESTree.TSTypeAnnotation | undefined): Answer {
  const type = annotation?.typeAnnotation;
  if (type === undefined || !alternativesOf(type).some((alternative) => literalTypeValue(alternative) !== undefined))
    return undefined;
  return { node, at: is(type, 'TSUnionType') ? node : type, messageId: 'kind' };
}

function findKindField(node: TSESTree.PropertyDefinition | TSESTree.AccessorProperty): Answer {
  const value = node.value ? unwrap(node.value) : undefined;
  return stringValue(value) === undefined
    ? findKindType(node, node.typeAnnotation)
    : { node, at: value ?? node, messageId: 'kind' };
}

/** Whether a string stands where a kind is made, compared or matched. */
function isKindPosition(node: TSESTree.Node, isKind: (name: string | undefined) => boolean): boolean {
  const parent = unwrapParent(node);
  const isKindAccess = (side: TSESTree.Node): boolean => isKind(readName(unwrap(side)));
  if (is(parent, 'ConditionalExpression') || is(parent, 'LogicalExpression')) {
    return !(is(parent, 'ConditionalExpression') && parent.test === node) && isKindPosition(parent, isKind);
  }
  if (is(parent, 'Property')) return is(parent.parent, 'ObjectExpression') && isKind(nameOf(parent));
  if (is(parent, 'BinaryExpression')) {
    const isEquality = ['===', '!==', '==', '!='].includes(parent.operator);
    return isEquality && (isKindAccess(parent.left) || isKindAccess(parent.right));
  }
  if (is(parent, 'SwitchCase')) return isKindAccess(parent.parent.discriminant);
  if (is(parent, 'AssignmentExpression')) return is(parent.left, 'MemberExpression') && isKindAccess(parent.left);
  return is(parent, 'ReturnStatement') && isKindGetter(parent, isKind);
}

function readName(node: TSESTree.Node): string | undefined {
  if (is(node, 'Identifier')) return node.name;
  return is(node, 'MemberExpression') ? memberName(node) : undefined;
}

/** `get kind() { return 'x'; }` */
function isKindGetter({ parent }: TSESTree.ReturnStatement, isKind: (name: string | undefined) => boolean): boolean {
  const getter = isFunction(parent.parent) ? parent.parent.parent : undefined;
  return is(getter, 'MethodDefinition') && getter.kind === 'get' && isKind(nameOf(getter));
}
