import type { Field, Store } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { findEntry, itemsOf, type SpecNode } from '../source/tree.ts';
import { findReferred, resultNoun, textOf, type Section } from './section.ts';
import { isAssignable, type TypeScope } from './types.ts';
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
  for (const field of key === undefined ? [] : missing.fields) {
    if (field.type.kind === 'optional' || (field.name === key?.name && isAssignable(key.type, field.type, scope)))
      continue;
    const message = `${missing.name} needs ${quote(field.name)}, but when nothing is found only ${quote(
      key?.name ?? '',
    )} is known.`;
    report(
      'missing-argument',
      missingNode,
      message,
      `Remove the field ${quote(field.name)} from ${missing.name}, or name another result.`,
    );
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
  return { name, missing: missing.name, adapters: adapters.filter((adapter) => written.includes(adapter)) };
}
