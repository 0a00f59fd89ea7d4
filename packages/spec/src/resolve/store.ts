import type { Field, Store } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { findEntry, itemsOf, type SpecNode } from '../source/tree.ts';
import { findReferred, resultNoun, textOf, type Section } from './section.ts';
import { describeType, isAssignable, type TypeScope } from './types.ts';
import type { DeclaredVariant } from './variants.ts';

const adapters = ['memory', 'kysely'] as const;

/** Reads the section `store`; the fields of its missing result can only be filled from the key. */
export function readStore(
  node: SpecNode | undefined,
  results: Section<DeclaredVariant>,
  key: Field | undefined,
  scope: TypeScope,
  report: Report,
): Store | undefined {
  const name = textOf(findEntry(node, 'name')?.value);
  const missingNode = findEntry(node, 'missing')?.value;
  const missing = findReferred(missingNode, results, resultNoun, report);
  if (missing === undefined || missingNode === undefined) return undefined;
  if (key !== undefined) checkOwnResult(missing, missingNode, key, 'when nothing is found', scope, report);
  const conflictNode = findEntry(node, 'conflict')?.value;
  const conflict = conflictNode === undefined ? undefined : findReferred(conflictNode, results, resultNoun, report);
  if (key !== undefined && conflict !== undefined && conflictNode !== undefined) {
    checkOwnResult(conflict, conflictNode, key, 'when somebody else was faster', scope, report);
  }
  const written = itemsOf(findEntry(node, 'adapters')?.value).map(textOf);
  for (const [index, item] of itemsOf(findEntry(node, 'adapters')?.value).entries()) {
    if (written.indexOf(textOf(item)) < index)
      report(
        'duplicate-name',
        item,
        `${quote(textOf(item) ?? '')} stands here a second time.`,
        'Remove one of the two.',
      );
  }
  if (name === undefined) return undefined;
  const named = conflict === undefined ? {} : { conflict: conflict.name };
  return { name, missing: missing.name, ...named, adapters: adapters.filter((adapter) => written.includes(adapter)) };
}

/** A store knows nothing but the key of what it has not got. */
function checkOwnResult(
  { name, fields }: DeclaredVariant,
  place: SpecNode,
  key: Field,
  when: string,
  scope: TypeScope,
  report: Report,
): void {
  for (const field of fields) {
    const isKey = field.name === key.name;
    if (field.type.kind === 'optional' || (isKey && isAssignable(key.type, field.type, scope))) continue;
    const asked = `${quote(field.name)} of ${name}`;
    if (isKey) {
      const types = `is of type ${describeType(field.type)}, the key of type ${describeType(key.type)}`;
      report('wrong-type', place, `${asked} ${types}.`, `Give it the type of the key, or name another result.`);
    } else {
      const message = `${asked} cannot be filled: ${when}, only ${quote(key.name)} is known.`;
      report('missing-argument', place, message, `Remove the field ${quote(field.name)}, or name another result.`);
    }
  }
}
