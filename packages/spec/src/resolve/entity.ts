import { toCamelCase } from '@tacet/vocabulary';
import type { Entity, Field } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { findEntry, type SpecNode } from '../source/tree.ts';
import { fieldNoun, findReferred, textOf } from './section.ts';
import { brokenType, shapeOf, type TypeScope } from './types.ts';
import { readFields } from './variants.ts';

/** The entity as far as it could be read. */
export interface DeclaredEntity {
  readonly entity: Entity | undefined;
  /** The key as paths name it (`paymentId`), and its type. */
  readonly keyInPaths: Field | undefined;
}

/** Reads the section `entity`. */
export function readEntity(node: SpecNode | undefined, scope: TypeScope, report: Report): DeclaredEntity {
  const name = textOf(findEntry(node, 'name')?.value);
  const fieldsNode = findEntry(node, 'fields')?.value;
  const fields = readFields(fieldsNode, scope, report);
  const keyNode = findEntry(node, 'key')?.value;
  const section = { items: new Map(fields.map((field) => [field.name, field])), isBroken: fieldsNode?.kind !== 'map' };
  const key = findReferred(keyNode, section, fieldNoun, report);
  if (name === undefined || key === undefined) return { entity: undefined, keyInPaths: undefined };
  const entity = { name, key, fields };
  const typeNode = findEntry(fieldsNode, key.name)?.value;
  if (key.type === brokenType || typeNode === undefined) return { entity, keyInPaths: undefined };
  const shape = shapeOf(key.type, scope);
  const isNamed = key.type.kind === 'value';
  if (!isNamed || shape === undefined || !['uuid', 'string', 'int'].includes(shape.kind)) {
    const hint = `Declare it under "values": ${name}Id: { type: uuid }.`;
    report('wrong-type', typeNode, `The key ${quote(key.name)} needs a named value of type uuid, string or int.`, hint);
    return { entity, keyInPaths: undefined };
  }
  const keyName = toCamelCase(key.type.name);
  if (keyName !== 'intent' && keyName !== 'outcome') return { entity, keyInPaths: { name: keyName, type: key.type } };
  report(
    'reserved-word',
    typeNode,
    `The key would be named ${quote(keyName)} in paths, which has a meaning of its own there.`,
    `Rename the value, as in ${name}Id.`,
  );
  return { entity, keyInPaths: undefined };
}
