import { hash } from 'node:crypto';
import type { Aggregate, Field, TypeReference, ValueShape } from '@tacet/spec';
import { toSnakeCase } from '@tacet/vocabulary';
import { toSchemaText } from '../slice/schema-text.ts';
import { shapeOf, toRequired, isOptional, type Values } from '../slice/values.ts';
import { toIdentifier } from '../typescript/identifiers.ts';

/** A column of an entity's table, and how the adapter goes about it. */
export interface Column {
  readonly column: string;
  readonly sqlType: string;
  readonly isOptional: boolean;
  readonly isKey: boolean;
  /** The type in the interface of the table: `ColumnType<Date | string, string, string>`. */
  readonly tableType: string;
  /** The schema that a value read from it must meet. */
  readonly schema: string;
  /** What the schema is given, made of `row`. */
  readonly read: string;
  /** What is written, made of the entity. */
  readonly write: string;
}

/** How a kind of value is kept; a function's name, where the plain value is not what drivers read or take. */
interface Keeping {
  readonly sqlType: string;
  /** What drivers read, and what they take. */
  readonly selected: string;
  readonly inserted: string;
  readonly reader?: string;
  readonly writer?: string;
}

/** One type for all databases: SQLite takes any name, but would make a number of what it is told to be numeric. */
const keepings: Readonly<Record<Exclude<ValueShape['kind'], 'optional'>, Keeping>> = {
  uuid: { sqlType: 'uuid', selected: 'string', inserted: 'string' },
  string: { sqlType: 'text', selected: 'string', inserted: 'string' },
  enum: { sqlType: 'text', selected: 'string', inserted: 'string' },
  decimal: { sqlType: 'text', selected: 'string', inserted: 'string' },
  int: { sqlType: 'bigint', selected: 'number | string | bigint', inserted: 'number', reader: 'toInteger' },
  boolean: {
    sqlType: 'boolean',
    selected: 'boolean | number',
    inserted: 'boolean',
    reader: 'toBoolean',
    writer: 'sql.lit',
  },
  instant: {
    sqlType: 'timestamptz',
    selected: 'Date | string',
    inserted: 'string',
    reader: 'toInstant',
    writer: 'fromInstant',
  },
  list: { sqlType: 'jsonb', selected: 'unknown', inserted: 'string', reader: 'toList', writer: 'JSON.stringify' },
};

/** The column of a field; `variable` holds the entity. */
export function toColumn(field: Field, key: Field, variable: string, values: Values): Column {
  const column = toSqlName(field.name);
  const keeping = keepings[kindOf(field.type, values)];
  const mayBeAbsent = isOptional(field.type, values);
  return {
    column,
    sqlType: keeping.sqlType,
    isOptional: mayBeAbsent,
    isKey: field.name === key.name,
    tableType: toTableType(keeping, mayBeAbsent),
    schema: toSchemaText(field.type, { decimal: 'decimalSchema' }),
    read: toReadText(`row.${column}`, keeping, mayBeAbsent),
    write: toWriteText(`${variable}.${toIdentifier(field.name)}`, keeping, mayBeAbsent),
  };
}

/** A name as databases take it: in snake case, and cut where PostgreSQL would cut it. */
export function toSqlName(name: string, suffix = ''): string {
  const full = `${toSnakeCase(toIdentifier(name))}${suffix}`;
  return full.length <= longestName ? full : `${full.slice(0, longestName - 9)}_${hash('sha256', full).slice(0, 8)}`;
}

/** The column that counts how often a row was saved, where rows have versions; else empty. */
export function versionColumnOf({ entity, store }: Aggregate): string {
  const taken = new Set(entity.fields.map(({ name }) => toSqlName(name)));
  const names = ['row_version', 'row_version_2', 'row_version_3'];
  return store.conflict === undefined ? '' : (names.find((name) => !taken.has(name)) ?? '');
}

/** Whether something in a list may be absent. */
export function hasGaps(type: TypeReference, values: Values): boolean {
  const shape = shapeOf(toRequired(type, values), values);
  return shape?.kind === 'list' && (isOptional(shape.item, values) || hasGaps(shape.item, values));
}

const longestName = 63;

function kindOf(type: TypeReference, values: Values): keyof typeof keepings {
  const shape = shapeOf(toRequired(type, values), values);
  if (shape === undefined || shape.kind === 'optional') throw new Error('an entity is no column');
  return shape.kind;
}

function toTableType({ selected, inserted }: Keeping, mayBeAbsent: boolean): string {
  const orNull = mayBeAbsent ? ' | null' : '';
  if (selected === inserted) return `${selected}${orNull}`;
  const taken = `${inserted}${orNull}`;
  return `ColumnType<${selected}${selected === 'unknown' ? '' : orNull}, ${taken}, ${taken}>`;
}

function toReadText(place: string, { reader }: Keeping, mayBeAbsent: boolean): string {
  const read = reader === undefined ? place : `${reader}(${place})`;
  return mayBeAbsent ? `${read} ?? undefined` : read;
}

function toWriteText(place: string, { writer }: Keeping, mayBeAbsent: boolean): string {
  if (writer === undefined) return mayBeAbsent ? `${place} ?? null` : place;
  return mayBeAbsent ? `${place} === undefined ? null : ${writer}(${place})` : `${writer}(${place})`;
}
