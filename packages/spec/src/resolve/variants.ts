import { stripPrefix, stripSuffix, toSnakeCase } from '@tacet/vocabulary';
import type { Field, Variant } from '../model.ts';
import type { Report } from '../report.ts';
import { entriesOf, type Place, type SpecNode } from '../source/tree.ts';
import type { Section } from './section.ts';
import { readType, type TypeScope } from './types.ts';

/** A variant and where it is declared; a broken one has fields that could not be read. */
export interface DeclaredVariant extends Variant {
  readonly place: Place;
  readonly isBroken: boolean;
}

/** Reads a mapping from names of variants to their fields. */
export function readVariants(
  node: SpecNode | undefined,
  entity: string | undefined,
  suffix: string | undefined,
  scope: TypeScope,
  report: Report,
): Section<DeclaredVariant> {
  const variants = entriesOf(node).map((entry): DeclaredVariant => {
    const unprefixed = entity === undefined ? entry.key : stripPrefix(entry.key, entity);
    const member = suffix === undefined ? unprefixed : stripSuffix(unprefixed, suffix);
    return {
      name: entry.key,
      member,
      kind: toSnakeCase(member),
      fields: readFields(entry.value, scope, report),
      place: entry.keyPlace,
      isBroken: entry.value.kind !== 'map',
    };
  });
  return { items: new Map(variants.map((variant) => [variant.name, variant])), isBroken: node?.kind !== 'map' };
}

/** Reads a mapping from names of fields to their types. */
export function readFields(node: SpecNode | undefined, scope: TypeScope, report: Report): readonly Field[] {
  return entriesOf(node).map((entry) => ({ name: entry.key, type: readType(entry.value, scope, report) }));
}

/** The variant as the model holds it. */
export function toVariant({ name, member, kind, fields }: DeclaredVariant): Variant {
  return { name, member, kind, fields };
}
