import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { classAround, functionNameAround, methodsOf, nameOf } from './kit/classes.ts';
import { defineRule } from './kit/definition.ts';
import { matchesName } from './kit/names.ts';
import type { SourceFile } from './kit/source-file.ts';
import { calleeName, is, isBareStatement, receiverOf } from './kit/syntax.ts';

/** Failures are result variants: nothing throws, nothing rejects, and drivers catch nothing. */
export const noThrow = defineRule({
  name: 'no-throw',
  meta: {
    type: 'problem',
    description: 'Forbid exceptions for logic, also behind rejected promises and throwing guards.',
    check: 'Explicit Results',
    roles: [...driverRoles, 'domain'],
    tier: 'syntax',
    silentIn: ['try'],
    messages: {
      throw: 'A failure is a variant of the result, not an exception. Return it with a kind of its own.',
      reject: 'A rejected promise is an exception. Return the failure as a variant of the result.',
      try: 'A driver catches nothing. Let the port answer with a variant for each failure, and switch on its kind.',
      disguised: '"{{name}}" throws in disguise. Let a decision return the failure as a variant of its result.',
    },
    schema: {
      allow: { type: 'array', items: { type: 'string' }, uniqueItems: true, description: 'Functions that may throw.' },
    },
    defaultOptions: [{ allow: ['assertNever'] }],
  },
  create: (_, { allow }) => ({
    anywhere: {
      ThrowStatement: (node) => (isAllowed(functionNameAround(node), allow) ? undefined : { node, messageId: 'throw' }),
      CallExpression: (node, file) => (isRejection(node, file) ? { node, messageId: 'reject' } : undefined),
    },
    body: {
      TryStatement: (node) => ({ node, messageId: 'try' }),
      CallExpression: (node, file) => {
        const name = calleeName(node) ?? '';
        if (isAllowed(name, allow) || !isDisguised(node, name, file)) return undefined;
        return { node, messageId: 'disguised', data: { name } };
      },
    },
  }),
});

function isAllowed(name: string | undefined, allow: readonly string[]): boolean {
  return name !== undefined && matchesName(name, allow);
}

function isRejection({ callee }: TSESTree.CallExpression, { bindings }: SourceFile): boolean {
  const path = bindings.findPath(callee);
  return path === 'Promise.reject' || path?.startsWith('Promise.reject.') === true;
}

/** A guard such as `ensurePaid(x);`, whose answer nobody reads, or a call such as `findOrThrow(id)`. */
function isDisguised(node: TSESTree.CallExpression, name: string, { settings }: SourceFile): boolean {
  const guards = settings.throwingCalls.filter((pattern) => pattern.endsWith('*'));
  const throwers = settings.throwingCalls.filter((pattern) => !pattern.endsWith('*'));
  const isGuard = (matchesName(name, guards) || isAssertModule(node)) && isBareStatement(node);
  return (isGuard || matchesName(name, throwers)) && !isOwnMethod(node, name);
}

/** `assert.ok(x)`, of whatever module. */
function isAssertModule(node: TSESTree.CallExpression): boolean {
  const receiver = receiverOf(node);
  return is(receiver, 'Identifier') && receiver.name === 'assert';
}

function isOwnMethod(node: TSESTree.CallExpression, name: string): boolean {
  const body = is(receiverOf(node), 'ThisExpression') ? classAround(node) : undefined;
  return body !== undefined && methodsOf(body).some((method) => nameOf(method) === name);
}
