import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file.ts';
import { is, keyName } from './syntax.ts';
import { inBody, type Zone } from './zones.ts';

/** Takes one part of a node, with the zone it stands in. */
export type Visit = (part: TSESTree.Node, zone: Zone) => void;

const opaque: ReadonlySet<string> = new Set(['TSLiteralType', 'ImportExpression', 'ImportDeclaration', 'TSImportType']);
const unread: ReadonlySet<string> = new Set([
  'decorators',
  'attributes',
  'specifiers',
  'label',
  'parent',
  'key',
  'property',
]);

/** What a kind of syntax is to the walk: which of its properties are parts, and what else there is to know. */
interface Shape {
  readonly parts: readonly string[];
  readonly isFunction: boolean;
  readonly isKeyed: boolean;
  readonly isMember: boolean;
}

/** The kinds of syntax that a parser knows. */
export type Shapes = ReadonlyMap<string, Shape>;

const functions: ReadonlySet<string> = new Set([
  ...['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
]);
const keyed: ReadonlySet<string> = new Set([
  ...['MemberExpression', 'Property', 'MethodDefinition', 'PropertyDefinition'],
]);
const members: ReadonlySet<string> = new Set([
  ...['MethodDefinition', 'TSAbstractMethodDefinition', 'PropertyDefinition', 'TSAbstractPropertyDefinition'],
  ...['AccessorProperty', 'TSAbstractAccessorProperty', 'TSIndexSignature', 'StaticBlock'],
]);

const known = new WeakMap<object, Shapes>();

/** The kinds of syntax by a parser's list of keys, made once for each parser. */
export function shapesOf(visitorKeys: Readonly<Record<string, readonly string[] | undefined>>): Shapes {
  const shapes = known.get(visitorKeys) ?? makeShapes(visitorKeys);
  known.set(visitorKeys, shapes);
  return shapes;
}

function makeShapes(visitorKeys: Readonly<Record<string, readonly string[] | undefined>>): Shapes {
  return new Map(
    Object.entries(visitorKeys).map(([type, keys = []]) => [
      type,
      {
        parts: opaque.has(type) ? [] : keys.filter((key) => !unread.has(key)),
        isFunction: functions.has(type),
        isKeyed: keyed.has(type),
        isMember: members.has(type),
      },
    ]),
  );
}

/** Passes on the parts of a node that are code or types; names, labels and decorators are neither. */
export function eachPart(node: TSESTree.Node, zone: Zone, file: SourceFile, visit: Visit): void {
  const shape = file.shapes.get(node.type);
  if (shape === undefined) {
    eachUnknownPart(node, zone, visit);
    return;
  }
  if (file.isDriver) {
    if (shape.isMember && isMember(node)) {
      eachPartOfMember(node, zone, visit);
      return;
    }
    if (shape.isFunction && (zone & inBody) === 0) return;
  }
  if (shape.isKeyed) {
    const key = computedKey(node);
    if (key) visit(key, zone);
  }
  if (shape.parts.length > 0 && isRecord(node)) for (const name of shape.parts) visitPart(node[name], zone, visit);
}

/** Syntax that the parser does not list: whatever looks like a node is one. */
function eachUnknownPart(node: TSESTree.Node, zone: Zone, visit: Visit): void {
  if (opaque.has(node.type) || !isRecord(node)) return;
  for (const name of Object.keys(node)) if (!unread.has(name)) visitPart(node[name], zone, visit);
}

function visitPart(part: unknown, zone: Zone, visit: Visit): void {
  if (!isRecord(part)) return;
  if (Array.isArray(part)) for (const item of part) visitNode(item, zone, visit);
  else visitNode(part, zone, visit);
}

function visitNode(value: unknown, zone: Zone, visit: Visit): void {
  if (isNode(value)) visit(value, zone);
}

/** The key of a member that is code: the `b` of `a[b]`; `a.b`, `a['b']`, ``a[`b`]`` and `{ b: 1 }` have but names. */
function computedKey(node: TSESTree.Node): TSESTree.Node | undefined {
  if (is(node, 'MemberExpression'))
    return node.computed && keyName(node.property, true) === undefined ? node.property : undefined;
  const isKeyed = is(node, 'Property') || is(node, 'MethodDefinition') || is(node, 'PropertyDefinition');
  return isKeyed && node.computed && keyName(node.key, true) === undefined ? node.key : undefined;
}

type Member = TSESTree.ClassElement;

function isMember(node: TSESTree.Node): node is Member {
  return is(node.parent, 'ClassBody');
}

/** Of a driver's members only methods have bodies to look at; of fields only the types are. */
function eachPartOfMember(node: Member, zone: Zone, visit: Visit): void {
  if (is(node, 'MethodDefinition') || is(node, 'TSAbstractMethodDefinition')) {
    if (node.static || node.kind === 'constructor') return;
    const { params, returnType, body } = node.value;
    for (const part of params) visit(part, zone | inBody);
    if (returnType) visit(returnType, zone);
    if (body) visit(body, zone | inBody);
  } else if ('typeAnnotation' in node && node.typeAnnotation) visit(node.typeAnnotation, zone);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isNode(value: unknown): value is TSESTree.Node {
  return isRecord(value) && typeof value.type === 'string';
}
