import type { Context, Literal, TypeReference, ValueDefinition, ValueShape } from '@tacet/spec';
import { toPropertyName } from '../typescript/identifiers.ts';
import { toLiteral } from '../typescript/literals.ts';
import { enumOf, trustOf } from './names.ts';

/** Every value that a context can name, its own and the used ones. */
export type Values = ReadonlyMap<string, ValueDefinition>;

/** The values that a context can name. */
export function valuesOf({ values, uses }: Context): Values {
  return new Map([...uses.flatMap((use) => use.values), ...values].map((value) => [value.name, value]));
}

/** What a type holds: the shape of a named value or of a scalar; `undefined` for an entity. */
export function shapeOf(type: TypeReference, values: Values): ValueShape | undefined {
  switch (type.kind) {
    case 'scalar':
      return { kind: type.scalar };
    case 'value':
      return values.get(type.name)?.shape;
    case 'entity':
      return undefined;
    case 'list':
    case 'optional':
      return type;
  }
}

/** Whether a value of this type may be absent. */
export function isOptional(type: TypeReference, values: Values): boolean {
  return shapeOf(type, values)?.kind === 'optional';
}

/** The type without the choice to be absent. */
export function toRequired(type: TypeReference, values: Values): TypeReference {
  const shape = shapeOf(type, values);
  return shape?.kind === 'optional' ? toRequired(shape.item, values) : type;
}

/** Whether a value has a brand: not an enum, whose members say enough, nor an optional, which may be nothing. */
export function isBranded({ kind }: ValueShape): boolean {
  return kind !== 'enum' && kind !== 'optional';
}

/** A literal of the spec as TypeScript makes it: `reasonOf('too large')`, `CurrencyKind.Eur`, `true`. */
export function toValueText(literal: Literal, given: TypeReference, values: Values): string {
  const type = toRequired(given, values);
  if (type.kind === 'list' && isList(literal)) {
    return `[${literal.map((item) => toValueText(item, type.item, values)).join(', ')}]`;
  }
  if (type.kind !== 'value') return toLiteral(literal);
  return values.get(type.name)?.shape.kind === 'enum'
    ? toMemberText(type.name, String(literal))
    : `${trustOf(type.name)}(${toLiteral(literal)})`;
}

/** A member of a smart enum: `CurrencyKind.Eur`, `CurrencyKind['a-b']`. */
export function toMemberText(value: string, member: string): string {
  const property = toPropertyName(member);
  return property === member ? `${enumOf(value)}.${member}` : `${enumOf(value)}[${property}]`;
}

function isList(literal: Literal): literal is readonly Literal[] {
  return Array.isArray(literal);
}
