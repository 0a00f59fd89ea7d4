import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { isTransactionWrapper } from './kit/calls.ts';
import { classAround, isTransactional, methodAround, publicMethodsOf } from './kit/classes.ts';
import { defineRule, type Finding } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { calleeName, is } from './kit/syntax.ts';

/** A unit of work is opened around a driver, by a wrapper that does nothing else. */
export const transactionBoundary = defineRule({
  name: 'transaction-boundary',
  meta: {
    type: 'problem',
    description: 'Require transactions to be opened by a Transactional wrapper, and by nothing else.',
    check: 'Transaction boundaries',
    roles: driverRoles,
    tier: 'syntax',
    messages: {
      call: 'A driver opens and closes no transaction. Wrap it in a Transactional class that runs one unit of work.',
      wrapper: 'A Transactional method is one return of this.<field>.run(…, (tx) => this.<field>.<method>(…)).',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: { ClassBody: (node, file) => (isTransactional(node) ? findMisshapen(node, file) : undefined) },
    body: {
      CallExpression: (node, file) =>
        isTransactionCall(node, file) && !isInWrapper(node, file) ? { node, messageId: 'call' } : undefined,
    },
  }),
});

function isTransactionCall(node: TSESTree.CallExpression, { settings }: SourceFile): boolean {
  return settings.transactionCalls.includes(calleeName(node) ?? '');
}

function isInWrapper(node: TSESTree.CallExpression, file: SourceFile): boolean {
  const body = classAround(node);
  const method = methodAround(node);
  return body !== undefined && isTransactional(body) && method !== undefined && isTransactionWrapper(method, file);
}

function findMisshapen(body: TSESTree.ClassBody, file: SourceFile): readonly Finding[] {
  return publicMethodsOf(body).flatMap((method) => {
    const isShaped = !is(method, 'MethodDefinition') || !method.value.body || isTransactionWrapper(method, file);
    return isShaped ? [] : [{ node: method.key, messageId: 'wrapper' }];
  });
}
