import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassFlow } from './class-flow.ts';
import { nameOf } from './classes.ts';
import type { SourceFile } from './source-file.ts';
import { calleeName, is, isFunction, memberName, rootField, unwrapParent } from './syntax.ts';

/** What a value carries: a whole step with its intent in it, or the intent itself. */
type Cargo = 'step' | 'intent';

interface Trace {
  readonly node: TSESTree.Node;
  readonly cargo: Cargo;
}

const intentNames: ReadonlySet<string> = new Set(['intent', 'intents', '1']);

/** Whether the intent of a step reaches a call that executes it, through renamings and the methods of the class. */
export function reachesExecute(step: TSESTree.CallExpression, flow: ClassFlow, file: SourceFile): boolean {
  const traces: Trace[] = [{ node: step, cargo: 'step' }];
  const seen = new Set<TSESTree.Node>();
  for (let trace = traces.pop(); trace !== undefined; trace = traces.pop()) {
    if (seen.has(trace.node)) continue;
    seen.add(trace.node);
    const next = followed(trace, flow, file);
    if (next === 'executed') return true;
    traces.push(...next);
  }
  return false;
}

/** Where a value goes from where it stands. */
function followed({ node, cargo }: Trace, flow: ClassFlow, file: SourceFile): readonly Trace[] | 'executed' {
  const parent = unwrapParent(node);
  if (parent === undefined) return [];
  const here = (next: TSESTree.Node): readonly Trace[] => [{ node: next, cargo }];
  if (is(parent, 'VariableDeclarator')) return bound(parent.id, cargo, file);
  if (is(parent, 'AssignmentExpression')) return bound(parent.left, cargo, file);
  if (is(parent, 'ForOfStatement'))
    return is(parent.left, 'VariableDeclaration') ? bound(parent.left.declarations[0].id, cargo, file) : [];
  if (is(parent, 'MemberExpression')) return parent.property === node ? [] : followMember(parent, cargo, file);
  if (is(parent, 'ReturnStatement') || is(parent, 'ArrowFunctionExpression')) return followReturn(parent, cargo, flow);
  if (is(parent, 'CallExpression')) return followArgument(parent, node, cargo, flow, file);
  const isHandedOn =
    is(parent, 'AwaitExpression') ||
    is(parent, 'ArrayExpression') ||
    is(parent, 'ObjectExpression') ||
    is(parent, 'Property') ||
    is(parent, 'SpreadElement') ||
    is(parent, 'ConditionalExpression') ||
    is(parent, 'LogicalExpression');
  return isHandedOn ? here(parent) : [];
}

/** `step.intent`, `intents.map((intent) => …)`, `promise.then((step) => …)`. */
function followMember(member: TSESTree.MemberExpression, cargo: Cargo, file: SourceFile): readonly Trace[] {
  const name = memberName(member) ?? '';
  const call = unwrapParent(member);
  const callback = is(call, 'CallExpression') && call.callee === member ? call.arguments[0] : undefined;
  if (isFunction(callback)) return callback.params.flatMap((parameter) => bound(parameter, cargo, file));
  if (cargo === 'intent') return [{ node: member, cargo }];
  return intentNames.has(name) ? [{ node: member, cargo: 'intent' }] : [];
}

function followArgument(
  call: TSESTree.CallExpression,
  node: TSESTree.Node,
  cargo: Cargo,
  flow: ClassFlow,
  file: SourceFile,
): readonly Trace[] | 'executed' {
  if (file.settings.executeMethods.includes(calleeName(call) ?? '') && rootField(call) !== undefined) return 'executed';
  const called = flow.findCalled(call);
  if (called === undefined) return [{ node: call, cargo }];
  const index = call.arguments.findIndex((argument) => argument === node || argument.range[0] === node.range[0]);
  const parameter = called.value.params[index];
  return parameter === undefined ? [] : bound(parameter, cargo, file);
}

/** What a method returns arrives where the class calls it. */
function followReturn(node: TSESTree.Node, cargo: Cargo, flow: ClassFlow): readonly Trace[] {
  for (let parent: TSESTree.Node | undefined = node; parent; { parent } = parent) {
    if (is(parent, 'ArrowFunctionExpression') && !is(parent.parent, 'PropertyDefinition')) {
      const call = unwrapParent(parent);
      return is(call, 'CallExpression') ? [{ node: call, cargo }] : [];
    }
    if (is(parent, 'MethodDefinition')) return flow.callsOf(nameOf(parent)).map((call) => ({ node: call, cargo }));
  }
  return [];
}

/** The uses of what a pattern takes out of a value. */
function bound(pattern: TSESTree.Node, cargo: Cargo, file: SourceFile): readonly Trace[] {
  if (is(pattern, 'Identifier')) return file.bindings.usesOf(pattern).map((node) => ({ node, cargo }));
  if (is(pattern, 'AssignmentPattern')) return bound(pattern.left, cargo, file);
  if (is(pattern, 'RestElement')) return bound(pattern.argument, cargo, file);
  if (is(pattern, 'ObjectPattern')) {
    return pattern.properties.flatMap((property) => {
      if (is(property, 'RestElement')) return bound(property, cargo, file);
      const isIntent = cargo === 'intent' || intentNames.has(nameOf(property) ?? '');
      return isIntent ? bound(property.value, 'intent', file) : [];
    });
  }
  if (!is(pattern, 'ArrayPattern')) return [];
  return pattern.elements.flatMap((element, index) =>
    element && isIntentAt(element, index, cargo) ? bound(element, 'intent', file) : [],
  );
}

/** `const [state, intent] = …`: the second of a step, and every one of a list of intents. */
function isIntentAt(element: TSESTree.DestructuringPattern, index: number, cargo: Cargo): boolean {
  return cargo === 'intent' || index === 1 || (is(element, 'Identifier') && intentNames.has(element.name));
}
