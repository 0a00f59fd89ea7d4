import { driverRoles, findLayer, findSuffix } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { isBuiltIn } from './kit/builtins.ts';
import { defineRule, type Answer } from './kit/definition.ts';
import { isHandedTo } from './kit/facade.ts';
import { matchesName } from './kit/names.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is, memberName, rootOf, unwrap } from './kit/syntax.ts';

/** A driver constructs no domain object. */
export const noEntityNew = defineRule({
  name: 'no-entity-new',
  meta: {
    type: 'problem',
    description: 'Forbid drivers to construct domain objects.',
    check: 'No Object Creation',
    roles: driverRoles,
    optionalRoles: ['domain', 'ports', 'kinds'],
    tier: 'syntax',
    messages: {
      new: 'A driver constructs nothing. Inject a factory for "{{name}}", or let a decision return it.',
      factory: 'A driver constructs nothing, also by "{{name}}". Let the store or a decision return the object.',
    },
    schema: {
      allow: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: true,
        description: 'Classes that may be constructed.',
      },
      allowStaticFactories: { type: 'boolean', description: 'Permit `Payment.from(…)`.' },
    },
    defaultOptions: [{ allow: noNames(), allowStaticFactories: true }],
  },
  create: ({ isDriver }, { allow, allowStaticFactories }) => ({
    anywhere: {
      NewExpression: (node, file) => (!isDriver && isEntity(node, file) ? findNew(node, file, allow) : undefined),
    },
    body: {
      NewExpression: (node, file) => findNew(node, file, allow),
      CallExpression: (node, file) => {
        if (file.bindings.findPath(node.callee) === 'Reflect.construct') {
          return { node, messageId: 'factory', data: { name: 'Reflect.construct' } };
        }
        return allowStaticFactories ? undefined : findFactory(node, file, allow);
      },
    },
  }),
});

function noNames(): readonly string[] {
  return [];
}

function findNew(node: TSESTree.NewExpression, file: SourceFile, allow: readonly string[]): Answer {
  const name = nameOfClass(node.callee);
  const isFree =
    isBuiltIn(file.bindings.findPath(node.callee)) ||
    isMessage(node.callee, file) ||
    isHandedTo(node, file) ||
    matchesName(name, allow);
  return isFree ? undefined : { node, messageId: 'new', data: { name } };
}

/** `Payment.from(row)`: a call on something that is named like a class and is not of the platform. */
function findFactory({ callee }: TSESTree.CallExpression, file: SourceFile, allow: readonly string[]): Answer {
  const access = unwrap(callee);
  const owner = is(access, 'MemberExpression') ? unwrap(access.object) : undefined;
  if (!is(access, 'MemberExpression') || !is(owner, 'Identifier') || !/^[A-Z]/.test(owner.name)) return undefined;
  const isFree = isBuiltIn(file.bindings.findPath(owner)) || isMessage(owner, file) || matchesName(owner.name, allow);
  if (isFree) return undefined;
  return { node: access.parent, messageId: 'factory', data: { name: `${owner.name}.${memberName(access) ?? '…'}` } };
}

function nameOfClass(callee: TSESTree.Node): string {
  const named = unwrap(callee);
  if (is(named, 'Identifier')) return named.name;
  return (is(named, 'MemberExpression') ? memberName(named) : undefined) ?? 'class';
}

function isMessage(callee: TSESTree.Node, { bindings }: SourceFile): boolean {
  const source = bindings.findImport(rootOf(callee))?.source;
  return source !== undefined && findLayer(source) === 'messages';
}

function isEntity({ callee }: TSESTree.NewExpression, { bindings }: SourceFile): boolean {
  const source = bindings.findImport(rootOf(callee))?.source;
  const suffix = source === undefined ? undefined : findSuffix(source);
  return suffix === 'entity' || suffix === 'state';
}
