import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file.ts';
import { is, isFunction } from './syntax.ts';
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

/** Passes on the parts of a node that are code or types; names, labels and decorators are neither. */
export function eachPart(node: TSESTree.Node, zone: Zone, file: SourceFile, visit: Visit): void {
  const { type } = node;
  if (opaque.has(type)) return;
  if (file.isDriver) {
    if (isMember(node)) {
      eachPartOfMember(node, zone, visit);
      return;
    }
    if ((zone & inBody) === 0 && isFunction(node)) return;
  }
  const keyed = computedKey(node);
  if (keyed) visit(keyed, zone);
  if (!isRecord(node)) return;
  for (const key of keysOf(type, file) ?? Object.keys(node).filter((name) => !unread.has(name))) {
    const part: unknown = node[key];
    if (!isRecord(part)) continue;
    if (Array.isArray(part)) for (const item of part) visitNode(item, zone, visit);
    else visitNode(part, zone, visit);
  }
}

type Keys = ReadonlyMap<string, readonly string[]>;

/** For each parser's list of keys, those that are read. */
const keyLists = new WeakMap<object, Keys>();

function keysOf(type: string, { sourceCode }: SourceFile): readonly string[] | undefined {
  const { visitorKeys } = sourceCode;
  const known = keyLists.get(visitorKeys);
  if (known !== undefined) return known.get(type);
  const lists: Keys = new Map(
    Object.entries(visitorKeys).map(([name, keys]) => [name, keys.filter((key) => !unread.has(key))]),
  );
  keyLists.set(visitorKeys, lists);
  return lists.get(type);
}

function visitNode(value: unknown, zone: Zone, visit: Visit): void {
  if (isNode(value)) visit(value, zone);
}

/** The key of a member that is code: the `b` of `a[b]`; `a.b`, `a['b']` and `{ b: 1 }` have but names. */
function computedKey(node: TSESTree.Node): TSESTree.Node | undefined {
  if (is(node, 'MemberExpression')) return node.computed && !is(node.property, 'Literal') ? node.property : undefined;
  const isKeyed = is(node, 'Property') || is(node, 'MethodDefinition') || is(node, 'PropertyDefinition');
  return isKeyed && node.computed && !is(node.key, 'Literal') ? node.key : undefined;
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
