import { parserName, type TypeReference } from '@tacet/spec';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toScalarChain } from '../values/schema.ts';

/** How schemas are named that a type's own schema is made of. */
export interface SchemaNames {
  /** The schema of an entity; there is none where an entity cannot stand. */
  readonly entity?: string;
  /** The schema of a decimal without a name of its own; it is written out when this is left out. */
  readonly decimal?: string;
}

/** The schema that a value of a type must meet, as code: `valueObject(parseAmount)`, `z.array(z.string()).readonly()`. */
export function toSchemaText(type: TypeReference, names: SchemaNames): string {
  switch (type.kind) {
    case 'value':
      return `valueObject(${parserName(toIdentifier(type.name))})`;
    case 'scalar':
      return (type.scalar === 'decimal' ? names.decimal : undefined) ?? toScalarChain(type.scalar).join('.');
    case 'list':
      return `z.array(${toSchemaText(type.item, names)}).readonly()`;
    case 'optional':
      return `${toSchemaText(type.item, names)}.optional()`;
    case 'entity':
      if (names.entity === undefined) throw new Error('an entity is no column');
      return names.entity;
  }
}
