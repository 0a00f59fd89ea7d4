import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { isAwaited, isCombinator, isOwnChain } from './kit/calls.ts';
import { isHidden } from './kit/classes.ts';
import { defineRule, type Finding, type Suggestion } from './kit/definition.ts';
import { isHandedTo } from './kit/facade.ts';
import { matchesName } from './kit/names.ts';
import { boundNames, hasDefault } from './kit/patterns.ts';
import type { SourceFile } from './kit/source-file.ts';
import { fieldName, is, isPath, rootOf, unwrap } from './kit/syntax.ts';
import { typeNames } from './kit/types.ts';

/** A driver's dependencies are private, readonly fields, injected by its constructor; all I/O goes through them. */
export const dependenciesAsFields = defineRule({
  name: 'dependencies-as-fields',
  meta: {
    type: 'problem',
    description: 'Require dependencies to be injected as private readonly fields, and I/O to go through them.',
    check: 'Dependencies as Fields',
    roles: driverRoles,
    tier: 'syntax',
    hasSuggestions: true,
    messages: {
      exposed: 'A dependency is a private readonly field. Nobody else reads or replaces it.',
      initialised: 'A driver makes no dependency and keeps no state. Inject this by the constructor.',
      requestScoped: '"{{name}}" lives as long as one request. Pass it as an argument, not as a field.',
      constructor:
        'A constructor only assigns its parameters to fields. Construct dependencies in the composition root.',
      default: 'A dependency has no default. Choose it in the composition root.',
      outside: 'I/O goes through an injected dependency. Declare a port, and call it as this.<field>.<method>(…).',
      makePrivateReadonly: 'Make it private readonly.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      PropertyDefinition: findField,
      TSAbstractPropertyDefinition: findField,
      AccessorProperty: findField,
      TSAbstractAccessorProperty: findField,
      StaticBlock: (node) => node.body.map((statement) => ({ node: statement, messageId: 'initialised' })),
      MethodDefinition: (node, file) => (node.kind === 'constructor' ? findInConstructor(node.value, file) : undefined),
    },
    body: {
      CallExpression: (node, file) =>
        isAwaited(node, file) && !isOwnChain(node) && !isCombinator(node, file) && !isHandedTo(rootOf(node), file)
          ? { node, messageId: 'outside' }
          : undefined,
    },
  }),
});

type Field =
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractAccessorProperty;

function findField(node: Field, file: SourceFile): Finding | undefined {
  const scoped = findRequestScoped(node.typeAnnotation, file);
  if (scoped !== undefined) return { node, messageId: 'requestScoped', data: { name: scoped } };
  if (node.value) return { node, messageId: 'initialised' };
  if (isHidden(node) && node.readonly) return undefined;
  const isPlain = is(node, 'PropertyDefinition') && !node.static && !node.declare && node.decorators.length === 0;
  return { node, messageId: 'exposed', ...(isPlain && { suggest: [privateReadonly(node, node.key)] }) };
}

/** Puts `private readonly` (or `readonly`, before a `#name`) in the place of the modifiers before a name. */
function privateReadonly(node: TSESTree.Node, name: TSESTree.Node): Suggestion {
  const isProtected = 'accessibility' in node && node.accessibility === 'protected';
  const modifiers = is(name, 'PrivateIdentifier') ? 'readonly ' : `${isProtected ? 'protected' : 'private'} readonly `;
  return {
    messageId: 'makePrivateReadonly',
    fix: (fixer) => fixer.replaceTextRange([node.range[0], name.range[0]], modifiers),
  };
}

function findRequestScoped(
  annotation: TSESTree.TSTypeAnnotation | undefined,
  { settings }: SourceFile,
): string | undefined {
  return typeNames(annotation?.typeAnnotation).find((name) => matchesName(name, settings.requestScoped));
}

function findInConstructor(value: TSESTree.MethodDefinition['value'], file: SourceFile): readonly Finding[] {
  const names = value.params.flatMap((parameter) => boundNames(parameter));
  const statements = value.body?.body ?? [];
  return [
    ...value.params.flatMap((parameter) => findParameter(parameter, file) ?? []),
    ...statements
      .filter((statement) => !isWiring(statement, names, file))
      .map((node) => ({ node, messageId: 'constructor' })),
  ];
}

function findParameter(node: TSESTree.Parameter, file: SourceFile): Finding | undefined {
  if (!is(node, 'TSParameterProperty')) return hasDefault(node) ? { node, messageId: 'default' } : undefined;
  const { parameter } = node;
  const named = is(parameter, 'AssignmentPattern') ? parameter.left : parameter;
  const scoped = findRequestScoped(named.typeAnnotation, file);
  if (scoped !== undefined) return { node, messageId: 'requestScoped', data: { name: scoped } };
  if (hasDefault(parameter)) return { node, messageId: 'default' };
  const isPrivate = node.accessibility === 'private' || node.accessibility === 'protected';
  if (isPrivate && node.readonly) return undefined;
  const isPlain = node.decorators.length === 0 && !node.override;
  return { node, messageId: 'exposed', ...(isPlain && { suggest: [privateReadonly(node, named)] }) };
}

/** `this.store = store`, `super(store)`, `Object.freeze(this)`: what a constructor may do. */
function isWiring(statement: TSESTree.Statement, names: readonly string[], { bindings }: SourceFile): boolean {
  if (!is(statement, 'ExpressionStatement')) return false;
  const { expression } = statement;
  const isParameter = (node: TSESTree.Node): boolean => is(node, 'Identifier') && names.includes(node.name);
  if (typeof statement.directive === 'string') return true; // oxlint: null when there is none
  if (is(expression, 'AssignmentExpression')) {
    return expression.operator === '=' && fieldName(expression.left) !== undefined && isParameter(expression.right);
  }
  if (!is(expression, 'CallExpression')) return false;
  if (is(expression.callee, 'Super')) return expression.arguments.every((argument) => isPath(argument));
  const [frozen, ...rest] = expression.arguments;
  const isFreeze = bindings.findPath(expression.callee) === 'Object.freeze' && rest.length === 0;
  return isFreeze && frozen !== undefined && is(unwrap(frozen), 'ThisExpression');
}
