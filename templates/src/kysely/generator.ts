import { hash } from 'node:crypto';
import { factoryName, type Aggregate, type Context } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { queuesValues } from '../outbox/generator.ts';
import { toConflictView } from '../slice/conflict.ts';
import { toMissingText } from '../slice/missing.ts';
import { namesOf } from '../slice/names.ts';
import { valuesOf } from '../slice/values.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { layOutChain } from '../typescript/layout.ts';
import { toScalarChain } from '../values/schema.ts';
import { hasGaps, toColumn, toSqlName, versionColumnOf, type Column } from './columns.ts';

/** `payment.kysely.ts` and `payment.kysely.sql`: the store and the unit of work on PostgreSQL, PGlite and SQLite. */
export const kysely: Template = {
  name: 'kysely',
  plan(context) {
    const { aggregate } = context;
    if (aggregate?.store.unreadable === undefined) return [];
    const view = toView(context, aggregate, aggregate.store.unreadable);
    return [
      { path: view.adapter, ownership: 'generated', source: 'kysely.ts', view },
      { path: view.migration, ownership: 'generated', source: 'kysely.sql', view },
    ];
  },
};

function toView(context: Context, aggregate: Aggregate, unreadable: string) {
  const { entity } = aggregate;
  const names = namesOf(aggregate);
  const values = valuesOf(context);
  const columns = entity.fields.map((field) => toColumn(field, entity.key, names.variable, values));
  const isRead = (reader: string): boolean => columns.some(({ read }) => read.startsWith(`${reader}(`));
  const holdsGaps = entity.fields.some(({ type }) => hasGaps(type, values));
  const versionColumn = versionColumnOf(aggregate);
  const version = versionOf(columns, versionColumn);
  const holdsBooleans = isRead('toBoolean');
  return {
    names,
    adapter: `${context.name}.kysely.ts`,
    migration: `${context.name}.kysely.sql`,
    table: toSqlName(entity.name),
    schemaTable: toSqlName(entity.name, '_schema'),
    version,
    statements: toStatements(
      toSqlName(entity.name),
      toSqlName(entity.name, '_schema'),
      columns,
      versionColumn,
      version,
    ),
    kyselyImports: [
      ...(versionColumn !== '' || columns.some(({ tableType }) => tableType.startsWith('ColumnType'))
        ? ['type ColumnType']
        : []),
      ...['type IsolationLevel', 'type Kysely', 'sql'],
      ...['type Transaction as KyselyTransaction', 'type TransactionBuilder'],
    ].join(', '),
    columns,
    conflict: toConflictView(aggregate),
    versionColumn,
    keyField: toIdentifier(entity.key.name),
    keyColumn: toSqlName(entity.key.name),
    changes: columns.filter(({ isKey }) => !isKey),
    decimalSchema: columns.some(({ schema }) => schema.includes('decimalSchema')) ? toDecimalText() : '',
    missing: toMissingText(aggregate),
    unreadable: toIdentifier(factoryName(unreadable)),
    fields: toFieldsText(aggregate),
    holdsValues: columns.some(({ schema }) => schema.includes('valueObject(')) || queuesValues(aggregate),
    holdsIntegers: isRead('toInteger'),
    holdsBooleans,
    holdsInstants: isRead('toInstant'),
    holdsLists: isRead('toList'),
    holdsGaps,
    listItems: holdsGaps ? 'withoutNulls(raw)' : 'raw',
    listItemsOfText: holdsGaps ? 'withoutNulls(list)' : 'list',
  };
}

function toDecimalText(): string {
  return layOutChain('const decimalSchema = ', toScalarChain('decimal'));
}

/** What tells one set of columns from another. */
function versionOf(columns: readonly Column[], versionColumn: string): string {
  const text = columns.map(({ column, sqlType, isOptional, isKey }) => [column, sqlType, isOptional, isKey].join(' '));
  return hash('sha256', [...text, versionColumn].join('\n')).slice(0, 12);
}

/** What creates the tables; the version comes last, so that it is there only when all else is. */
function toStatements(
  table: string,
  schemaTable: string,
  columns: readonly Column[],
  versionColumn: string,
  version: string,
): readonly string[] {
  const lines = columns.map(({ column, sqlType, isOptional, isKey }) =>
    [`  "${column}" ${sqlType}`, ...(isOptional ? [] : ['not null']), ...(isKey ? ['primary key'] : [])].join(' '),
  );
  const versions = versionColumn === '' ? [] : [`  "${versionColumn}" bigint not null`];
  return [
    `create table "${table}" (\n${[...lines, ...versions].join(',\n')}\n)`,
    `create table "${schemaTable}" ("version" text not null primary key)`,
    `insert into "${schemaTable}" ("version") values ('${version}')`,
  ];
}

/** What the entity is made of: the parsed row as it is, where all columns are named as their fields are. */
function toFieldsText({ entity }: Aggregate): string {
  const fields = entity.fields.map(({ name }) => ({ name: toIdentifier(name), column: toSqlName(name) }));
  if (fields.every(({ name, column }) => name === column)) return 'parsed.data';
  return `{ ${fields.map(({ name, column }) => `${name}: parsed.data.${column}`).join(', ')} }`;
}
