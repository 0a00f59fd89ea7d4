import type { Field, TypeReference } from '@tacet/spec';

/** A type as TypeScript writes it: `readonly Reason[]`, `Amount | undefined`, `string`. */
export function toTypeText(type: TypeReference): string {
  switch (type.kind) {
    case 'scalar':
      return scalarTypes[type.scalar];
    case 'value':
    case 'entity':
      return type.name;
    case 'list':
      return `readonly ${toItemText(type.item)}[]`;
    case 'optional':
      return `${toTypeText(type.item)} | undefined`;
  }
}

/** A field as interfaces declare it; an optional one may be left out: `note?: Reason | undefined`. */
export function toMember({ name, type }: Field): { readonly name: string; readonly type: string } {
  return { name: type.kind === 'optional' ? `${name}?` : name, type: toTypeText(type) };
}

const scalarTypes = {
  uuid: 'string',
  string: 'string',
  int: 'number',
  decimal: 'string',
  boolean: 'boolean',
  instant: 'string',
} as const;

function toItemText(item: TypeReference): string {
  const text = toTypeText(item);
  return item.kind === 'list' || item.kind === 'optional' ? `(${text})` : text;
}
