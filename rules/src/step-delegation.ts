import type { TSESTree } from '@typescript-eslint/utils';
import { isAwaited } from './kit/calls.ts';
import { flowOf } from './kit/class-flow.ts';
import { isTransactional, publicMethodsOf } from './kit/classes.ts';
import { defineRule, type Finding } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { calleeName, isSelf, receiverOf, rootField } from './kit/syntax.ts';

/** A runtime that does I/O does it around a step of the domain. */
export const stepDelegation = defineRule({
  name: 'step-delegation',
  meta: {
    type: 'problem',
    description: 'Require the public methods of runtimes to leave the decision to a step of the state.',
    check: 'Step Delegation',
    roles: ['runtime'],
    tier: 'syntax',
    messages: {
      undelegated: 'A runtime does not act by itself. Load the state, call its step, then save and execute.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: { ClassBody: (node, file) => (isTransactional(node) ? undefined : findUndelegated(node, file)) },
  }),
});

function findUndelegated(body: TSESTree.ClassBody, file: SourceFile): readonly Finding[] {
  const flow = flowOf(body, file);
  return publicMethodsOf(body).flatMap((method) => {
    const calls = flow.callsReachedFrom(method);
    const awaits = calls.some((call) => isAwaited(call, file) && isDependencyCall(call, file));
    const isUndelegated = awaits && !calls.some((call) => isStepCall(call, file));
    return isUndelegated ? [{ node: method.key, messageId: 'undelegated' }] : [];
  });
}

/** A call of an injected field that is no observer: `this.store.load(id)`. */
function isDependencyCall(call: TSESTree.CallExpression, { settings }: SourceFile): boolean {
  const field = rootField(call);
  return field !== undefined && !isSelf(receiverOf(call)) && !settings.observers.includes(field);
}

function isStepCall(call: TSESTree.CallExpression, { settings }: SourceFile): boolean {
  const receiver = receiverOf(call);
  return receiver !== undefined && !isSelf(receiver) && settings.stepMethods.includes(calleeName(call) ?? '');
}
