import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file.ts';
import {
  calleeName,
  fieldName,
  findCall,
  is,
  isFunction,
  isPath,
  isSelf,
  receiverOf,
  rootOf,
  unwrap,
  unwrapParent,
} from './syntax.ts';

const combinators: ReadonlySet<string> = new Set(['Promise.all', 'Promise.race', 'Promise.any', 'Promise.allSettled']);

/** Whether a call is `Promise.all` or one of its sisters. */
export function isCombinator(call: TSESTree.Node, file: SourceFile): call is TSESTree.CallExpression {
  return is(call, 'CallExpression') && combinators.has(file.bindings.findPath(call.callee) ?? '');
}

/** Whether a call is awaited: by `await`, as a member of an awaited `Promise.all`, or by `for await`. */
export function isAwaited(call: TSESTree.Node, file: SourceFile): boolean {
  const parent = unwrapParent(call);
  if (is(parent, 'AwaitExpression')) return true;
  if (is(parent, 'ForOfStatement')) return parent.await && unwrap(parent.right) === unwrap(call);
  const around = is(parent, 'ArrayExpression') ? unwrapParent(parent) : undefined;
  return around !== undefined && isCombinator(around, file) && isAwaited(around, file);
}

/** Whether a chain of calls begins at `this` or `super`. */
export function isOwnChain(call: TSESTree.CallExpression): boolean {
  return isSelf(rootOf(call));
}

/** Whether a function only passes its arguments on to one call of `this` or of a field: `(x) => this.handle(x)`. */
export function isForwarding(node: TSESTree.Node): boolean {
  if (!is(node, 'ArrowFunctionExpression')) return false;
  const call = onlyCallOf(node.body);
  const receiver = call && receiverOf(call);
  if (call === undefined || receiver === undefined) return false;
  return (
    (isSelf(receiver) || fieldName(receiver) !== undefined) && call.arguments.every((argument) => isPath(argument))
  );
}

function onlyCallOf(body: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (!is(body, 'BlockStatement')) return findCall(body);
  const [only, ...rest] = body.body;
  if (rest.length > 0) return undefined;
  if (is(only, 'ReturnStatement')) return only.argument ? findCall(only.argument) : undefined;
  return is(only, 'ExpressionStatement') ? findCall(only.expression) : undefined;
}

/** Whether a call runs a callback in one unit of work: `this.unitOfWork.run((tx) => …)`. */
export function isUnitOfWork(call: TSESTree.Node, { settings }: SourceFile): call is TSESTree.CallExpression {
  if (!is(call, 'CallExpression') || !settings.unitOfWork.includes(calleeName(call) ?? '')) return false;
  return isOwnChain(call) && call.arguments.some((argument) => isFunction(argument));
}

/** Whether a method is exactly `return [await] this.<field>.<run>(…, (tx) => this.<field>.<method>(…))`. */
export function isTransactionWrapper({ value }: TSESTree.MethodDefinition, { settings }: SourceFile): boolean {
  const [only, ...rest] = value.body?.body ?? [];
  if (!is(only, 'ReturnStatement') || !only.argument || rest.length > 0) return false;
  const run = findCall(only.argument);
  const callback = run?.arguments.at(-1);
  if (run === undefined || !isFieldCall(run) || !settings.unitOfWork.includes(calleeName(run) ?? '')) return false;
  if (!is(callback, 'ArrowFunctionExpression') || is(callback.body, 'BlockStatement')) return false;
  const call = findCall(callback.body);
  return call !== undefined && isFieldCall(call);
}

function isFieldCall(call: TSESTree.CallExpression): boolean {
  const receiver = receiverOf(call);
  return receiver !== undefined && fieldName(receiver) !== undefined && calleeName(call) !== undefined;
}
