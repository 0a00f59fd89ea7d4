import type { TSESTree } from '@typescript-eslint/utils';
import { isAwaited, isUnitOfWork } from './kit/calls.ts';
import { flowOf, type ClassFlow } from './kit/class-flow.ts';
import { classAround, isTransactional } from './kit/classes.ts';
import { defineRule, type Answer } from './kit/definition.ts';
import { reachesExecute } from './kit/intent-flow.ts';
import type { SourceFile } from './kit/source-file.ts';
import { calleeName, fieldName, isSelf, receiverOf, rootField } from './kit/syntax.ts';

/** What a runtime does to the world was decided by the domain, as an intent that is executed. */
export const effectsViaIntent = defineRule({
  name: 'effects-via-intent',
  meta: {
    type: 'problem',
    description: 'Require runtimes to act by executing the intents of the domain, and by nothing else.',
    check: 'Side Effects via Intent',
    roles: ['runtime'],
    tier: 'syntax',
    messages: {
      unexecuted: 'The intent of this step is never executed. Pass it to the execute method of a dependency.',
      direct: '"{{name}}" acts without an intent. Let the domain return an intent, and execute that.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => {
    const flows = new WeakMap<TSESTree.ClassBody, ClassFlow>();
    const flowAround = (body: TSESTree.ClassBody, file: SourceFile): ClassFlow => {
      const flow = flows.get(body) ?? flowOf(body, file);
      flows.set(body, flow);
      return flow;
    };
    return {
      body: {
        CallExpression: (node, file) => {
          const body = isInteresting(node, file) ? classAround(node) : undefined;
          return body === undefined || isTransactional(body)
            ? undefined
            : findEffect(node, flowAround(body, file), file);
        },
      },
    };
  },
});

function isInteresting(node: TSESTree.CallExpression, file: SourceFile): boolean {
  return isStep(node, file) || isDirect(node, file);
}

function findEffect(node: TSESTree.CallExpression, flow: ClassFlow, file: SourceFile): Answer {
  if (isStep(node, file)) return reachesExecute(node, flow, file) ? undefined : { node, messageId: 'unexecuted' };
  if (flow.findCalled(node)) return undefined;
  return { node, messageId: 'direct', data: { name: calleeName(node) ?? 'call' } };
}

/** A step of a state, as opposed to a dependency that happens to have a method of that name. */
function isStep(node: TSESTree.CallExpression, file: SourceFile): boolean {
  const receiver = receiverOf(node);
  if (receiver === undefined || isSelf(receiver) || !file.settings.stepMethods.includes(calleeName(node) ?? ''))
    return false;
  return fieldName(receiver) === undefined || !isAwaited(node, file);
}

/** An awaited call of a dependency that neither loads, saves nor executes. */
function isDirect(node: TSESTree.CallExpression, file: SourceFile): boolean {
  const { observers, loadMethods, saveMethods, executeMethods } = file.settings;
  const field = rootField(node);
  if (field === undefined || observers.includes(field) || isSelf(receiverOf(node))) return false;
  const isOfLoop = [...loadMethods, ...saveMethods, ...executeMethods].includes(calleeName(node) ?? '');
  return !isOfLoop && isAwaited(node, file) && !isUnitOfWork(node, file);
}
