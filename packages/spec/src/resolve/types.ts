import type { Scalar, TypeReference, ValueDefinition, ValueShape } from '../model.ts';
import { quote, suggest } from '../near.ts';
import type { Report } from '../report.ts';
import { findEntry, type SpecNode } from '../source/tree.ts';

/** The types that need no name. */
export const scalars = ['uuid', 'string', 'int', 'decimal', 'boolean', 'instant'] as const satisfies readonly Scalar[];

/** Stands for a type that could not be read; told by identity, it fits everything, so that one mistake is told once. */
export const brokenType: TypeReference = { kind: 'scalar', scalar: 'string' };

/** Which types can be named. */
export interface TypeScope {
  readonly values: ReadonlyMap<string, ValueDefinition>;
  /** Values that are declared, but wrong; nothing more is said about them. */
  readonly brokenValues: ReadonlySet<string>;
  /** Something that declares types could not be read; then every name is taken for known. */
  readonly isOpen: boolean;
  /** Where the entity may be named, its name. */
  readonly entity?: string;
}

/** Reads a type: a name, `{ list: T }` or `{ optional: T }`. */
export function readType(node: SpecNode | undefined, scope: TypeScope, report: Report): TypeReference {
  if (node === undefined) return brokenType;
  if (node.kind === 'scalar')
    return typeof node.value === 'string' ? readTypeName(node.value, node, scope, report) : brokenType;
  for (const kind of ['list', 'optional'] as const) {
    const entry = findEntry(node, kind);
    if (entry === undefined) continue;
    const item = readType(entry.value, scope, report);
    if (item === brokenType) return brokenType;
    if (!isOptional(item, scope)) return { kind, item };
    report(
      'wrong-type',
      entry.value,
      `What ${kind === 'list' ? 'a list holds' : 'is optional'} cannot itself be optional.`,
      'Name the inner type.',
    );
    return brokenType;
  }
  return brokenType;
}

function readTypeName(name: string, node: SpecNode, scope: TypeScope, report: Report): TypeReference {
  const scalar = scalars.find((candidate) => candidate === name);
  if (scalar !== undefined) return { kind: 'scalar', scalar };
  if (scope.values.has(name)) return { kind: 'value', name };
  if (scope.brokenValues.has(name)) return brokenType;
  if (scope.entity === name) return { kind: 'entity', name };
  if (scope.isOpen) return brokenType;
  const known = [...scope.values.keys(), ...(scope.entity === undefined ? [] : [scope.entity]), ...scalars];
  report('unknown-type', node, `There is no type ${quote(name)} here.`, () => suggest(name, known));
  return brokenType;
}

/** Whether a value of this type may be absent. */
export function isOptional(type: TypeReference, scope: TypeScope): boolean {
  return type.kind === 'optional' || (type.kind === 'value' && scope.values.get(type.name)?.shape.kind === 'optional');
}

/** Whether a value of the source's type can be given where the target's type is asked for: as it is, as one that may be absent, or as a mere scalar. */
export function isAssignable(source: TypeReference, target: TypeReference, scope: TypeScope): boolean {
  if (isSameType(source, target)) return true;
  if (target.kind === 'optional')
    return isAssignable(source.kind === 'optional' ? source.item : source, target.item, scope);
  return (
    target.kind === 'scalar' && source.kind === 'value' && scope.values.get(source.name)?.shape.kind === target.scalar
  );
}

function isSameType(left: TypeReference, right: TypeReference): boolean {
  if (left === brokenType || right === brokenType) return true;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** What values of a type look like; `undefined` for the entity and for types that could not be read. */
export function shapeOf(type: TypeReference, scope: TypeScope): ValueShape | undefined {
  if (type === brokenType) return undefined;
  switch (type.kind) {
    case 'scalar':
      return { kind: type.scalar };
    case 'value':
      return scope.values.get(type.name)?.shape;
    case 'list':
    case 'optional':
      return type;
    case 'entity':
      return undefined;
  }
}

/** The type as a spec writes it. */
export function describeType(type: TypeReference): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar;
    case 'value':
    case 'entity':
      return type.name;
    case 'list':
    case 'optional':
      return `{ ${type.kind}: ${describeType(type.item)} }`;
  }
}
