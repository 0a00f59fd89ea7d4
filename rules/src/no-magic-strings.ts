import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf } from './kit/classes.ts';
import { defineRule, type Answer, type Finding } from './kit/definition.ts';
import { findEnumMember } from './kit/enum-members.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is, isFunction, readName, stringValue, unwrap, unwrapParent } from './kit/syntax.ts';
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
    hasSuggestions: true,
    messages: {
      kind: "A kind is a member of a smart enum. Declare it in the context's kinds file, and use it here.",
      useMember: 'Use {{member}}.',
      string: 'A driver knows no strings. Move this into a smart enum, or inject it as configuration.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: ({ settings }) => {
    const { discriminants } = settings;
    const isKind = (name: string | undefined): boolean => name !== undefined && discriminants.includes(name);
    const findKind = (node: StringNode, file: SourceFile): Answer =>
      stringValue(node) !== undefined && isKindPosition(node, isKind) ? kindAt(node, node, file) : undefined;
    const findString = (node: StringNode, file: SourceFile): Answer => {
      if (stringValue(node) === undefined || isDirective(node)) return undefined;
      return isKindPosition(node, isKind) ? kindAt(node, node, file) : { node, messageId: 'string' };
    };
    return {
      anywhere: {
        Literal: findKind,
        TemplateLiteral: findKind,
        TSPropertySignature: (node, file) => (isKind(nameOf(node)) ? findKindType(node, file) : undefined),
        PropertyDefinition: (node, file) => (isKind(nameOf(node)) ? findKindField(node, file) : undefined),
        TSAbstractPropertyDefinition: (node, file) => (isKind(nameOf(node)) ? findKindType(node, file) : undefined),
        AccessorProperty: (node, file) => (isKind(nameOf(node)) ? findKindField(node, file) : undefined),
        TSParameterProperty: ({ parameter }, file) => {
          const named = is(parameter, 'AssignmentPattern') ? parameter.left : parameter;
          return is(named, 'Identifier') && isKind(named.name) ? findKindType(named, file) : undefined;
        },
      },
      body: { Literal: findString, TemplateLiteral: findString },
    };
  },
});

type StringNode = TSESTree.Literal | TSESTree.TemplateLiteral;

function isDirective({ parent }: TSESTree.Node): boolean {
  return is(parent, 'ExpressionStatement') && typeof parent.directive === 'string';
}

/** A finding of a kind; the editor may put the enum member there when just one has its value. */
function kindAt(node: TSESTree.Node, at: TSESTree.Node, file: SourceFile): Finding {
  const isType = is(at, 'TSLiteralType');
  const value = isType ? literalTypeValue(at) : stringValue(at);
  const member = value === undefined ? undefined : findEnumMember(value, isType, file);
  if (member === undefined) return { node, at, messageId: 'kind' };
  const text = isType ? `typeof ${member}` : member;
  return {
    node,
    at,
    messageId: 'kind',
    suggest: [{ messageId: 'useMember', data: { member: text }, fix: (fixer) => fixer.replaceText(at, text) }],
  };
}

type Typed = TSESTree.Node & { readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined };

/** `kind: 'x'` in a type: one finding, also for a union of literals. */
function findKindType(node: Typed, file: SourceFile): Answer {
  const type = node.typeAnnotation?.typeAnnotation;
  if (type === undefined || !alternativesOf(type).some((alternative) => literalTypeValue(alternative) !== undefined)) {
    return undefined;
  }
  return kindAt(node, is(type, 'TSUnionType') ? node : type, file);
}

function findKindField(node: TSESTree.PropertyDefinition | TSESTree.AccessorProperty, file: SourceFile): Answer {
  const value = node.value ? unwrap(node.value) : undefined;
  return stringValue(value) === undefined ? findKindType(node, file) : kindAt(node, value ?? node, file);
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

/** `get kind() { return 'x'; }` */
function isKindGetter({ parent }: TSESTree.ReturnStatement, isKind: (name: string | undefined) => boolean): boolean {
  const getter = isFunction(parent.parent) ? parent.parent.parent : undefined;
  return is(getter, 'MethodDefinition') && getter.kind === 'get' && isKind(nameOf(getter));
}
