import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file.ts';
import { findCall, is, isFunction, rootField } from './syntax.ts';

/** Where a node stands, as a set of bits. */
export type Zone = number;

/** Inside an expression that was reported. */
export const silent: Zone = 1;
/** In the body of a driver's method. */
export const inBody: Zone = 2;
/** In a statement that only calls an observer. */
export const observed: Zone = 4;
/** In a `try` that was reported. */
export const inTry: Zone = 8;

const statements: ReadonlySet<string> = new Set([
  'BlockStatement',
  'BreakStatement',
  'ClassDeclaration',
  'ContinueStatement',
  'DoWhileStatement',
  'ExpressionStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'FunctionDeclaration',
  'IfStatement',
  'LabeledStatement',
  'ReturnStatement',
  'SwitchStatement',
  'ThrowStatement',
  'TryStatement',
  'VariableDeclaration',
  'WhileStatement',
  'WithStatement',
]);

/** The zone on entering a node: a statement ends the silence of the expression around it. */
export function enterZone(node: TSESTree.Node, zone: Zone): Zone {
  const isSpoken = (zone & (silent | observed)) === 0 || !statements.has(node.type) || isHead(node);
  return isSpoken ? zone : zone & ~(silent | observed);
}

/** What belongs to the head of the statement around it: an `else if`, and the variables of a loop. */
function isHead(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (is(node, 'IfStatement')) return is(parent, 'IfStatement') && parent.alternate === node;
  if (!is(node, 'VariableDeclaration')) return false;
  return is(parent, 'ForStatement') || is(parent, 'ForInStatement');
}

/** The zone of a node's parts, when the node itself was named by a rule or not. */
export function innerZone(node: TSESTree.Node, zone: Zone, isNamed: boolean, file: SourceFile): Zone {
  if (isNamed) return zone | silent | (is(node, 'TryStatement') ? inTry : 0);
  return (zone & inBody) !== 0 && isObserverCall(node, file) ? zone | observed : zone;
}

function isObserverCall(node: TSESTree.Node, file: SourceFile): boolean {
  if (!is(node, 'ExpressionStatement')) return false;
  const call = findCall(node.expression);
  const field = call && rootField(call);
  return field !== undefined && file.settings.observers.includes(field);
}

const unread: ReadonlySet<string> = new Set(['decorators', 'attributes', 'specifiers', 'label', 'parent']);
const opaque: ReadonlySet<string> = new Set(['TSLiteralType', 'ImportExpression', 'ImportDeclaration', 'TSImportType']);

/** Passes on the parts of a node that are code or types; names, labels and decorators are neither. */
export function eachPart(
  node: TSESTree.Node,
  zone: Zone,
  file: SourceFile,
  visit: (part: TSESTree.Node, zone: Zone) => void,
): void {
  if (opaque.has(node.type)) return;
  if (file.isDriver && isMember(node)) {
    eachPartOfMember(node, zone, visit);
    return;
  }
  if (file.isDriver && (zone & inBody) === 0 && isFunction(node)) return;
  for (const key of file.sourceCode.visitorKeys[node.type] ?? Object.keys(node)) {
    if (unread.has(key) || isName(node, key) || !isRecord(node)) continue;
    const part: unknown = node[key];
    if (isNode(part)) visit(part, zone);
    else if (Array.isArray(part)) for (const item of part) if (isNode(item)) visit(item, zone);
  }
}

type Member =
  | TSESTree.MethodDefinition
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractAccessorProperty
  | TSESTree.StaticBlock;

function isMember(node: TSESTree.Node): node is Member {
  return is(node.parent, 'ClassBody');
}

/** Of a driver's members only methods have bodies to look at; of fields only the types are. */
function eachPartOfMember(node: Member, zone: Zone, visit: (part: TSESTree.Node, zone: Zone) => void): void {
  if (is(node, 'MethodDefinition') || is(node, 'TSAbstractMethodDefinition')) {
    if (node.static || node.kind === 'constructor') return;
    const { params, returnType, body } = node.value;
    for (const part of params) visit(part, zone | inBody);
    if (returnType) visit(returnType, zone);
    if (body) visit(body, zone | inBody);
  } else if (!is(node, 'StaticBlock') && node.typeAnnotation) visit(node.typeAnnotation, zone);
}

/** Whether a part is the fixed name of a member: the `b` of `a.b`, `a['b']` and `{ b: 1 }`. */
function isName(node: TSESTree.Node, key: string): boolean {
  if (key === 'property') return is(node, 'MemberExpression') && (!node.computed || is(node.property, 'Literal'));
  if (key !== 'key' || !('key' in node)) return false;
  return !('computed' in node) || !node.computed || is(node.key, 'Literal');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isNode(value: unknown): value is TSESTree.Node {
  return isRecord(value) && typeof value.type === 'string';
}
