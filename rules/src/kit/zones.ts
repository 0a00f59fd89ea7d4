import type { TSESTree } from '@typescript-eslint/utils';
import type { FileKind } from './source-file.ts';
import { findCall, is, rootField } from './syntax.ts';

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
export function innerZone(node: TSESTree.Node, zone: Zone, isNamed: boolean, file: FileKind): Zone {
  if (isNamed) return zone | silent | (is(node, 'TryStatement') ? inTry : 0);
  return (zone & inBody) !== 0 && isObserverCall(node, file) ? zone | observed : zone;
}

function isObserverCall(node: TSESTree.Node, file: FileKind): boolean {
  if (!is(node, 'ExpressionStatement')) return false;
  const call = findCall(node.expression);
  const field = call && rootField(call);
  return field !== undefined && file.settings.observers.includes(field);
}
