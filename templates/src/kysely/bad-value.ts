import type { Entity } from '@tacet/spec';
import { shapeOf, toRequired, type Values } from '../slice/values.ts';
import { toSqlName } from './columns.ts';

/** A value that a column takes and its field does not; `undefined` when the column is as strict as the field. */
export function findBadValue(
  { fields, key }: Entity,
  values: Values,
): { readonly column: string; readonly value: string | number } | undefined {
  const found = fields
    .filter(({ name }) => name !== key.name)
    .flatMap(({ name, type }) => {
      const shape = shapeOf(toRequired(type, values), values);
      const value = shape === undefined ? undefined : badValueOf(shape);
      return value === undefined ? [] : [{ column: toSqlName(name), value }];
    });
  return found[0];
}

function badValueOf(shape: NonNullable<ReturnType<typeof shapeOf>>): string | number | undefined {
  switch (shape.kind) {
    case 'int':
      return shape.min === undefined ? undefined : shape.min - 1;
    case 'decimal':
      return 'one';
    case 'enum':
      return shape.members.join(' or ');
    case 'list':
      return '{}';
    case 'string':
      return (shape.min ?? 0) > 0 ? '' : undefined;
    case 'boolean':
    case 'instant':
    case 'optional':
    case 'uuid':
      return undefined;
  }
}
