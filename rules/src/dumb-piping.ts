import { driverRoles, transformingFunctions, transformingMethods, transformingNamespaces } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { isBuiltIn } from './kit/builtins.ts';
import { isCombinator, isForwarding, isUnitOfWork } from './kit/calls.ts';
import { defineRule, type Answer } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { calleeName, fieldName, is, isCallback, isSelf, receiverOf, unwrapParent } from './kit/syntax.ts';

/** A driver passes values on; it makes and changes none. */
export const dumbPiping = defineRule({
  name: 'dumb-piping',
  meta: {
    type: 'problem',
    description: 'Forbid drivers to make or change values.',
    check: 'Dumb Piping',
    roles: driverRoles,
    tier: 'syntax',
    silentIn: ['observers'],
    hasSuggestions: true,
    messages: {
      computes: 'A driver computes nothing. Move this expression into a decision or a value object.',
      changes: 'A driver changes nothing. Name each step by a const, and let a decision return the new value.',
      spread: 'A driver builds no value from parts of another. Let a decision or a factory return the whole.',
      cast: 'A driver does not overrule types. Give the port or the decision the right type instead.',
      literal: 'A driver knows no values. Move this literal into the domain, or inject it as configuration.',
      default: 'A default is a decision. Move it into the domain, or into the value object of the argument.',
      function: 'A driver holds no code of its own but methods. Move this function into the domain, or name a method.',
      useConst: 'Use const.',
      transforms: '"{{name}}" transforms a value. Move the transformation into the domain or into a port.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    body: {
      BinaryExpression: (node) => ({ node, messageId: 'computes' }),
      UnaryExpression: (node) => (node.operator === 'void' ? undefined : { node, messageId: 'computes' }),
      TemplateLiteral: (node) => (node.expressions.length > 0 ? { node, messageId: 'computes' } : undefined),
      UpdateExpression: (node) => ({ node, messageId: 'changes' }),
      AssignmentExpression: (node) => ({ node, messageId: 'changes' }),
      VariableDeclaration: findChange,
      ObjectExpression: (node) => findSpread(node, node.properties),
      ArrayExpression: (node) => findSpread(node, node.elements),
      TSAsExpression: (node) => (isConst(node.typeAnnotation) ? undefined : { node, messageId: 'cast' }),
      TSTypeAssertion: (node) => (isConst(node.typeAnnotation) ? undefined : { node, messageId: 'cast' }),
      TSNonNullExpression: (node) => ({ node, messageId: 'cast' }),
      Literal: (node) =>
        node.value === null || typeof node.value === 'string' ? findRegExp(node) : { node, messageId: 'literal' },
      AssignmentPattern: (node) => ({ node, messageId: 'default' }),
      FunctionDeclaration: (node) => ({ node, messageId: 'function' }),
      FunctionExpression: (node, file) => (isUsefulCallback(node, file) ? undefined : { node, messageId: 'function' }),
      ArrowFunctionExpression: (node, file) =>
        isUsefulCallback(node, file) ? undefined : { node, messageId: 'function' },
      CallExpression: findTransformation,
      NewExpression: (node, file) => {
        const path = file.bindings.findPath(node.callee);
        return isBuiltIn(path) ? { node, messageId: 'transforms', data: { name: `new ${path ?? ''}` } } : undefined;
      },
    },
  }),
});

/** `let` and `var`; the editor may write `const` when nothing is assigned later. */
function findChange(node: TSESTree.VariableDeclaration, { sourceCode }: SourceFile): Answer {
  if (node.kind !== 'let' && node.kind !== 'var') return undefined;
  const isFixed = sourceCode
    .getDeclaredVariables(node)
    .every(({ references }) => references.every((reference) => reference.init === true || !reference.isWrite()));
  const isSet = node.declarations.every(({ init }) => init !== null);
  if (!isFixed || !isSet) return { node, messageId: 'changes' };
  const range: readonly [number, number] = [node.range[0], node.range[0] + node.kind.length];
  return {
    node,
    messageId: 'changes',
    suggest: [{ messageId: 'useConst', fix: (fixer) => fixer.replaceTextRange(range, 'const') }],
  };
}

function findSpread(node: TSESTree.Node, parts: readonly (TSESTree.Node | null)[]): Answer {
  return parts.some((part) => is(part, 'SpreadElement')) ? { node, messageId: 'spread' } : undefined;
}

function isConst(type: TSESTree.TypeNode): boolean {
  return is(type, 'TSTypeReference') && is(type.typeName, 'Identifier') && type.typeName.name === 'const';
}

/** A pattern or a big number may be `null` as a value where the engine does not know it. */
function findRegExp(node: TSESTree.Literal): Answer {
  return 'regex' in node || 'bigint' in node ? { node, messageId: 'literal' } : undefined;
}

function isUsefulCallback(
  node: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
  file: SourceFile,
): boolean {
  return isCallback(node) && (isForwarding(node) || isUnitOfWork(node.parent, file));
}

function findTransformation(node: TSESTree.CallExpression, file: SourceFile): Answer {
  const path = file.bindings.findPath(node.callee);
  if (
    path !== undefined &&
    (transformingFunctions.has(path) || (path.includes('.') && transformingNamespaces.has(path.split('.', 1).join())))
  ) {
    return { node, messageId: 'transforms', data: { name: path } };
  }
  const name = calleeName(node) ?? '';
  const receiver = receiverOf(node);
  if (!transformingMethods.has(name) || receiver === undefined || isSelf(receiver) || fieldName(receiver) !== undefined)
    return undefined;
  return isForwardedToAll(node, file) ? undefined : { node, messageId: 'transforms', data: { name } };
}

/** `await Promise.all(xs.map((x) => this.handle(x)))` */
function isForwardedToAll(node: TSESTree.CallExpression, file: SourceFile): boolean {
  const [callback, ...rest] = node.arguments;
  const around = unwrapParent(node);
  const isMapped = calleeName(node) === 'map' && callback !== undefined && rest.length === 0 && isForwarding(callback);
  return isMapped && around !== undefined && isCombinator(around, file);
}
