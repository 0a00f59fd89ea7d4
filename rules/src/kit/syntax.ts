import type { TSESTree } from '@typescript-eslint/utils';
import type { NodeOf, NodeType } from './definition.ts';

type Maybe<T> = T | null | undefined;

/** Whether a node is of one kind of syntax. */
export function is<Type extends NodeType>(node: Maybe<TSESTree.Node>, type: Type): node is NodeOf<Type> {
  const actual: string | undefined = node?.type;
  return actual === type;
}

/** Whether a node is a function of any spelling. */
export function isFunction(
  node: Maybe<TSESTree.Node>,
): node is TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression {
  return is(node, 'ArrowFunctionExpression') || is(node, 'FunctionExpression') || is(node, 'FunctionDeclaration');
}

/** The expression under casts, `!`, optional chaining and commas: `(0, (a as B)!)` → `a`. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  for (let current = node; ;) {
    const inner = innerOf(current);
    if (inner === undefined) return current;
    current = inner;
  }
}

function innerOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (is(node, 'SequenceExpression')) return node.expressions.at(-1);
  const isWrapper =
    is(node, 'TSAsExpression') ||
    is(node, 'TSNonNullExpression') ||
    is(node, 'TSSatisfiesExpression') ||
    is(node, 'TSTypeAssertion') ||
    is(node, 'TSInstantiationExpression') ||
    is(node, 'ChainExpression');
  return isWrapper ? node.expression : undefined;
}

/** The expression under `await`, `void`, casts and optional chaining. */
export function unwrapAwait(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  if (is(inner, 'AwaitExpression')) return unwrapAwait(inner.argument);
  return is(inner, 'UnaryExpression') && inner.operator === 'void' ? unwrapAwait(inner.argument) : inner;
}

/** The call a statement or an expression consists of, `undefined` when it is no call. */
export function findCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const inner = unwrapAwait(node);
  return is(inner, 'CallExpression') ? inner : undefined;
}

/** The text of a string literal or of a template without holes. */
export function stringValue(node: Maybe<TSESTree.Node>): string | undefined {
  if (is(node, 'Literal')) return typeof node.value === 'string' ? node.value : undefined;
  if (is(node, 'TemplateLiteral') && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name of a key that can be read: `a`, `'a'`, `#a`, `1`. */
export function keyName(key: TSESTree.Node, isComputed: boolean): string | undefined {
  if (is(key, 'PrivateIdentifier')) return key.name;
  if (!isComputed && is(key, 'Identifier')) return key.name;
  return is(key, 'Literal') ? String(key.value) : stringValue(key);
}

/** The name that a member access ends in: `a.b` and `a['b']` → `b`; unknown for `a[b]`. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  return keyName(node.property, node.computed);
}

/** The name that is read: `a` → `a`, `a.b` and `a['b']` → `b`; unknown for `a[b]` and what is no name. */
export function readName(node: TSESTree.Node): string | undefined {
  if (is(node, 'Identifier')) return node.name;
  return is(node, 'MemberExpression') ? memberName(node) : undefined;
}

/** The last name of what is called: `f()` → `f`, `a.b()` → `b`. */
export function calleeName(call: TSESTree.CallExpression): string | undefined {
  return readName(unwrap(call.callee));
}

/** What a method is called on: `a.b.c()` → `a.b`; `undefined` for a plain function. */
export function receiverOf(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee);
  return is(callee, 'MemberExpression') ? unwrap(callee.object) : undefined;
}

/** Whether an expression is `this` or `super`. */
export function isSelf(node: Maybe<TSESTree.Node>): boolean {
  return is(node, 'ThisExpression') || is(node, 'Super');
}

/** The field's name when an expression is exactly `this.<field>`. */
export function fieldName(node: Maybe<TSESTree.Node>): string | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  return is(inner, 'MemberExpression') && is(unwrap(inner.object), 'ThisExpression') ? memberName(inner) : undefined;
}

/** The first field of a chain of members, calls and awaits: `this.db.select().execute()` → `db`. */
export function rootField(node: TSESTree.Node): string | undefined {
  for (let current = unwrapAwait(node); ;) {
    const field = fieldName(current);
    if (field !== undefined) return field;
    if (is(current, 'MemberExpression')) current = unwrapAwait(current.object);
    else if (is(current, 'CallExpression')) current = unwrapAwait(current.callee);
    else return undefined;
  }
}

/** What a chain of members, calls and awaits begins with: `this.db.select().execute()` → `this`. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  for (let current = unwrapAwait(node); ;) {
    if (is(current, 'MemberExpression')) current = unwrapAwait(current.object);
    else if (is(current, 'CallExpression')) current = unwrapAwait(current.callee);
    else return current;
  }
}

/** Whether an expression only names something: `x`, `this`, `a.b`, `Kind.Found`, `a[0]`. */
export function isPath(node: TSESTree.Node): boolean {
  let current = node;
  while (is(current, 'MemberExpression') && memberName(current) !== undefined) current = current.object;
  return is(current, 'Identifier') || isSelf(current);
}

/** A member access whose key is not written down: `table[key]`. */
export function isLookup(node: TSESTree.Node): node is TSESTree.MemberExpression {
  return is(node, 'MemberExpression') && memberName(node) === undefined;
}

/** Whether a node is an argument of a call. */
export function isCallback(node: TSESTree.Node): boolean {
  return is(node.parent, 'CallExpression') && node.parent.arguments.some((argument) => argument === node);
}

/** The node around casts, `!` and optional chaining. */
export function unwrapParent(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let { parent } = node; parent; { parent } = parent) {
    if (is(parent, 'SequenceExpression') || innerOf(parent) === undefined) return parent;
  }
  return undefined;
}

/** Whether the value of an expression is thrown away: `f();`, `await f();`, `void f();`. */
export function isBareStatement(node: TSESTree.Node): boolean {
  const parent = unwrapParent(node);
  if (is(parent, 'AwaitExpression') || (is(parent, 'UnaryExpression') && parent.operator === 'void'))
    return isBareStatement(parent);
  return is(parent, 'ExpressionStatement');
}
