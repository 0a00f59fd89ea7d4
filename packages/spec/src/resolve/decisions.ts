import type { DecisionArgument, DecisionRow, Field, Literal } from '../model.ts';
import { findReplacements, quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, findEntry, itemsOf, type MapEntry, type SpecNode } from '../source/tree.ts';
import { readConditions } from './conditions.ts';
import { findEntityField, type EntityScope } from './entity-field.ts';
import { readLiteral } from './literals.ts';
import { fieldNoun, findReferred, intentNoun, reportUnknown, textOf, type Section } from './section.ts';
import { describeType, isAssignable } from './types.ts';
import type { DeclaredVariant } from './variants.ts';

/** What the decision table refers to. */
export interface DecisionScope extends EntityScope {
  readonly intents: Section<DeclaredVariant>;
  /** The key as paths name it, and its type. */
  readonly keyInPaths: Field | undefined;
}

/** A row of the table, and where it begins. */
export interface DeclaredRow extends DecisionRow {
  readonly node: SpecNode;
}

/** Reads the section `decisions`: the first row that holds decides; the last one always holds. */
export function readDecisions(
  section: MapEntry | undefined,
  scope: DecisionScope,
  report: Report,
): readonly DeclaredRow[] {
  const rows = itemsOf(section?.value);
  const last = rows.findIndex((row) => findEntry(row, 'otherwise') !== undefined);
  const isReadable = section?.value.kind === 'list' && rows.every((row) => row.kind === 'map');
  if (section !== undefined && isReadable && last === -1) {
    report(
      'missing-otherwise',
      section.keyPlace,
      'This table does not say what happens otherwise.',
      'Add { otherwise: … } as its last row.',
    );
  }
  const unreachable = last === -1 ? undefined : rows[last + 1];
  if (unreachable !== undefined) {
    report('unreachable-row', unreachable, 'No row after "otherwise" is ever asked.', 'Move "otherwise" to the end.');
  }
  return rows.flatMap((row) => {
    const read = readRow(row, scope, report);
    return read === undefined ? [] : [read];
  });
}

function readRow(node: SpecNode, scope: DecisionScope, report: Report): DeclaredRow | undefined {
  const conditions = readConditions(findEntry(node, 'when')?.value, scope, report);
  const intentNode = (findEntry(node, 'then') ?? findEntry(node, 'otherwise'))?.value;
  const intent = findReferred(intentNode, scope.intents, intentNoun, report);
  if (intent === undefined || intentNode === undefined) return undefined;
  const filled = fillIntent(intent, findEntry(node, 'with')?.value, intentNode, scope, report);
  return { conditions, intent: intent.name, arguments: filled, node };
}

function fillIntent(
  intent: DeclaredVariant,
  withNode: SpecNode | undefined,
  place: SpecNode,
  scope: DecisionScope,
  report: Report,
): readonly DecisionArgument[] {
  if (intent.isBroken || withNode?.kind === 'broken') return [];
  const given = new Map(entriesOf(withNode).map((entry) => [entry.key, entry]));
  const names = intent.fields.map((field) => field.name);
  const unknown = [...given.values()].filter(({ key }) => !names.includes(key));
  const missing = names.filter((name) => !given.has(name));
  const slips = new Set(
    findReplacements(
      unknown.map(({ key }) => key),
      missing,
    ).values(),
  );
  for (const { key, keyPlace } of unknown) {
    reportUnknown(key, keyPlace, names, { ...fieldNoun, word: `field of ${intent.name} named` }, report);
  }
  return intent.fields.flatMap((field) => {
    const entry = given.get(field.name);
    if (entry !== undefined) return readArgument(field, entry, scope, report);
    return slips.has(field.name) ? [] : fillByName(intent, field, place, scope, report);
  });
}

function readArgument(
  field: Field,
  entry: MapEntry,
  scope: DecisionScope,
  report: Report,
): readonly DecisionArgument[] {
  const change = findEntry(entry.value, 'change');
  if (change !== undefined) return readChange(field, change, scope, report);
  const source = findEntry(entry.value, 'field');
  if (source !== undefined) return readSource(field, source, scope, report);
  const value = readLiteral(entry.value, field.type, scope.scope, report);
  return value === undefined ? [] : [{ kind: 'literal', field: field.name, value }];
}

function readChange(field: Field, change: MapEntry, scope: DecisionScope, report: Report): readonly DecisionArgument[] {
  if (scope.entity === undefined) return [];
  if (!isAssignable({ kind: 'entity', name: scope.entity.name }, field.type, scope.scope)) {
    const message = `${quote(field.name)} is of type ${describeType(field.type)}; "change" makes ${scope.entity.name}.`;
    report('wrong-type', change.keyPlace, message, 'Write the value itself.');
    return [];
  }
  const changes = entriesOf(change.value).flatMap((entry): readonly (readonly [string, Literal])[] => {
    const changed = findEntityField(entry, 'changed', scope, report);
    const value = changed && readLiteral(entry.value, changed.type, scope.scope, report);
    return value === undefined ? [] : [[entry.key, value]];
  });
  return [{ kind: 'change', field: field.name, changes: Object.fromEntries(changes) }];
}

function readSource(field: Field, source: MapEntry, scope: DecisionScope, report: Report): readonly DecisionArgument[] {
  const name = textOf(source.value);
  if (scope.entity === undefined || name === undefined) return [];
  const found = findSource(name, scope);
  if (found === undefined) {
    reportUnknown(
      name,
      source.value,
      scope.entity.fields.map((known) => known.name),
      { ...fieldNoun, word: `field of ${scope.entity.name} named` },
      report,
    );
    return [];
  }
  if (isAssignable(found.type, field.type, scope.scope))
    return [{ kind: 'field', field: field.name, source: found.name }];
  report(
    'wrong-type',
    source.value,
    `${quote(field.name)} is of type ${describeType(field.type)}; ${quote(name)} is of type ${describeType(found.type)}.`,
  );
  return [];
}

function fillByName(
  intent: DeclaredVariant,
  field: Field,
  place: SpecNode,
  scope: DecisionScope,
  report: Report,
): readonly DecisionArgument[] {
  if (scope.entity === undefined || scope.keyInPaths === undefined) return [];
  const source = findSource(field.name, scope);
  if (source !== undefined && isAssignable(source.type, field.type, scope.scope))
    return [{ kind: 'field', field: field.name, source: source.name }];
  if (source === undefined && field.type.kind === 'optional') return [];
  if (source === undefined) {
    const message = `${intent.name} needs ${quote(field.name)}, and ${scope.entity.name} has nothing of that name.`;
    report('missing-argument', place, message, `Write with: { ${field.name}: … }.`);
  } else {
    const message = `${intent.name} would be filled by name: ${quote(field.name)} is of type ${describeType(field.type)} there, and of type ${describeType(source.type)} in ${scope.entity.name}.`;
    report('wrong-type', place, message, `Write with: { ${field.name}: … }.`);
  }
  return [];
}

function findSource(name: string, { entity, keyInPaths }: DecisionScope): Field | undefined {
  const field = entity?.fields.find((candidate) => candidate.name === name);
  return field ?? (keyInPaths?.name === name ? entity?.key : undefined);
}
