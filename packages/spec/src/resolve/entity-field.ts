import type { Entity, Field } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import type { MapEntry } from '../source/tree.ts';
import { fieldNoun, reportUnknown } from './section.ts';
import type { TypeScope } from './types.ts';

/** What decisions and examples speak about. */
export interface EntityScope {
  readonly entity: Entity | undefined;
  readonly scope: TypeScope;
}

/** The field of the entity that an entry is about; reports unknown fields, and the key, which is only an identity. */
export function findEntityField(
  entry: MapEntry,
  use: 'compared' | 'changed' | 'given',
  { entity }: EntityScope,
  report: Report,
): Field | undefined {
  if (entity === undefined) return undefined;
  const field = entity.fields.find(({ name }) => name === entry.key);
  if (field === undefined) {
    const known = entity.fields.filter(({ name }) => name !== entity.key.name).map(({ name }) => name);
    reportUnknown(entry.key, entry.keyPlace, known, { ...fieldNoun, word: `field of ${entity.name} named` }, report);
    return undefined;
  }
  if (field.name !== entity.key.name) return field;
  report(
    'key-misuse',
    entry.keyPlace,
    `${quote(field.name)} is the key: it only identifies, and is never ${use}.`,
    'Remove it.',
  );
  return undefined;
}
