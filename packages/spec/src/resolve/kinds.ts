import { toSnakeCase } from '@tacet/vocabulary';
import type { Aggregate, Context, Variant } from '../model.ts';
import { quote } from '../near.ts';
import type { Collector } from '../report.ts';
import { isIdentifier } from '../shape/words.ts';
import { entriesOf, findEntry, itemsOf, type Place, type SpecNode } from '../source/tree.ts';
import { operationsOf } from './declarations.ts';
import { textOf } from './section.ts';

interface Kind {
  readonly kind: string;
  readonly name: string;
  readonly place: Place;
}

/** Reports kinds that come twice in one enum, and fields of the entity that would share a column. */
export function checkKinds(root: SpecNode, { aggregate }: Context, collector: Collector): void {
  for (const { value } of entriesOf(findEntry(root, 'values')?.value)) {
    reportRepeated(itemsOf(findEntry(value, 'enum')?.value).flatMap(kindOfMember), collector);
  }
  const fields = entriesOf(findEntry(findEntry(root, 'entity')?.value, 'fields')?.value).filter(({ key }) =>
    isIdentifier(key, 'member'),
  );
  reportRepeated(
    fields.map(({ key, keyPlace }) => ({ kind: toSnakeCase(key), name: key, place: keyPlace })),
    collector,
  );
  if (aggregate === undefined) return;
  for (const section of ['events', 'intents', 'results'] as const) {
    reportRepeated(kindsOf(findEntry(root, section)?.value, aggregate[section]), collector);
  }
  const operations = aggregate.gateways.flatMap((gateway) => gateway.operations);
  for (const [index, { value }] of operationsOf(root).entries()) {
    reportRepeated(kindsOf(findEntry(value, 'outcomes')?.value, operations[index]?.outcomes ?? []), collector);
  }
  reportTaken(root, aggregate, collector);
  reportPrepared(root, aggregate, collector);
  const store = findEntry(root, 'store')?.value;
  reportSame(aggregate, aggregate.store.missing, 'found', findEntry(store, 'missing')?.value, collector);
  reportSame(aggregate, aggregate.store.conflict, 'saved', findEntry(store, 'conflict')?.value, collector);
}

/** A result of the store's own must be told from what the store gives when all is well. */
function reportSame(
  { entity, results }: Aggregate,
  name: string | undefined,
  kind: 'found' | 'saved',
  place: SpecNode | undefined,
  { report }: Collector,
): void {
  if (place === undefined || results.find((result) => result.name === name)?.kind !== kind) return;
  const other = `${entity.name}${kind === 'found' ? 'Found' : 'Saved'}`;
  report(
    'duplicate-kind',
    place,
    `${quote(name ?? '')} has the kind ${quote(kind)}, as ${other} has.`,
    'Choose another name.',
  );
}

/** Results that a database adds have kinds, too. */
function reportTaken(root: SpecNode, { results, store }: Aggregate, { report }: Collector): void {
  const added = results.find(({ name }) => name === store.unreadable);
  for (const { kind, name, place } of kindsOf(findEntry(root, 'results')?.value, results)) {
    if (kind !== added?.kind || name === added.name) continue;
    const message = `${quote(name)} has the kind ${quote(kind)}, as ${added.name} has, which stores in a database give.`;
    report('duplicate-kind', place, message, 'Choose another name.');
  }
}

/** A flow that prepares gives its results, or what it has prepared. */
function reportPrepared(root: SpecNode, { flows, results }: Aggregate, { report }: Collector): void {
  const prepares = flows.some(
    (flow) =>
      flow.flavour === 'orchestrator' &&
      flow.branches.some(({ steps }) => steps.some(({ kind }) => kind === 'prepare')),
  );
  if (!prepares) return;
  for (const { kind, name, place } of kindsOf(findEntry(root, 'results')?.value, results)) {
    if (kind !== 'prepared') continue;
    const message = `${quote(name)} has the kind ${quote(kind)}, as what a flow prepares has.`;
    report('duplicate-kind', place, message, 'Choose another name.');
  }
}

function kindOfMember(node: SpecNode): readonly Kind[] {
  const name = textOf(node);
  return name === undefined ? [] : [{ kind: toSnakeCase(name), name, place: node }];
}

function kindsOf(node: SpecNode | undefined, variants: readonly Variant[]): readonly Kind[] {
  const places = new Map(entriesOf(node).map(({ key, keyPlace }) => [key, keyPlace]));
  return variants.flatMap(({ name, kind }) => {
    const place = places.get(name);
    return place === undefined ? [] : [{ kind, name, place }];
  });
}

function reportRepeated(kinds: readonly Kind[], { report, describe }: Collector): void {
  const seen = new Map<string, Kind>();
  for (const kind of kinds) {
    const earlier = seen.get(kind.kind);
    if (earlier === undefined) seen.set(kind.kind, kind);
    else if (earlier.name !== kind.name) {
      const message = `${quote(kind.name)} has the kind ${quote(kind.kind)}, as ${quote(earlier.name)} at ${describe(
        earlier.place,
      )} has.`;
      report('duplicate-kind', kind.place, message, 'Choose a name that differs in more than capitals or prefix.');
    }
  }
}
