import type { Example, Literal } from '../model.ts';
import { findReplacements, quote } from '../near.ts';
import type { Collector } from '../report.ts';
import { entriesOf, findEntry, itemsOf, type SpecNode } from '../source/tree.ts';
import { isMet } from './conditions.ts';
import type { DeclaredRow, DecisionScope } from './decisions.ts';
import { findEntityField } from './entity-field.ts';
import { readLiteral } from './literals.ts';
import { findReferred, intentNoun } from './section.ts';
import { isOptional } from './types.ts';

/** Reads the section `examples`, and holds each against the decision table; `rows` is empty when there is none to trust. */
export function readExamples(
  node: SpecNode | undefined,
  rows: readonly DeclaredRow[],
  scope: DecisionScope,
  collector: Collector,
): readonly Example[] {
  return itemsOf(node).flatMap((item) => {
    const given = readGiven(item, scope, collector);
    const intentNode = findEntry(item, 'then')?.value;
    const intent = findReferred(intentNode, scope.intents, intentNoun, collector.report);
    if (intent === undefined || intentNode === undefined) return [];
    if (!collector.hasErrorWithin(item)) {
      const row = rows.find(({ conditions }) => conditions.every((condition) => isMet(condition, given, scope)));
      if (row !== undefined && row.intent !== intent.name) {
        const message = `The row at ${collector.describe(row.node)} decides ${quote(row.intent)} for this example.`;
        collector.report(
          'contradicted-example',
          intentNode,
          message,
          `Write then: ${row.intent}, or change the table.`,
        );
      }
    }
    return [{ given, intent: intent.name }];
  });
}

function readGiven(item: SpecNode, scope: DecisionScope, { report }: Collector): Readonly<Record<string, Literal>> {
  const section = findEntry(item, 'given');
  const { entity } = scope;
  if (entity === undefined || section?.value.kind !== 'map') return {};
  const written = section.value.entries;
  const missing = entity.fields
    .filter((field) => field.name !== entity.key.name && !isOptional(field.type, scope.scope))
    .map((field) => field.name)
    .filter((name) => !written.some(({ key }) => key === name));
  const unknown = written.map(({ key }) => key).filter((key) => !entity.fields.some(({ name }) => name === key));
  const slips = new Set(findReplacements(unknown, missing).values());
  for (const name of missing) {
    if (slips.has(name)) continue;
    report(
      'missing-argument',
      section.keyPlace,
      `This example does not say what ${quote(name)} is.`,
      `Add ${name}: ….`,
    );
  }
  const given = entriesOf(section.value).flatMap((entry): readonly (readonly [string, Literal])[] => {
    const field = findEntityField(entry, 'given', scope, report);
    const value = field && readLiteral(entry.value, field.type, scope.scope, report);
    return value === undefined ? [] : [[entry.key, value]];
  });
  return Object.fromEntries(given);
}
