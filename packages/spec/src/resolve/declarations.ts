import { entriesOf, findEntry, type MapEntry, type Place, type SpecNode } from '../source/tree.ts';
import { textOf } from './section.ts';

/** A name that a spec declares, and what it is the name of. */
export interface Declaration {
  readonly name: string;
  readonly noun: string;
  readonly place: Place;
}

/** Types, variants and ports that a spec declares, in the order of the spec. */
export function findTypeDeclarations(root: SpecNode): readonly Declaration[] {
  const section = (name: string): SpecNode | undefined => findEntry(root, name)?.value;
  const declarations = [
    ...declare(entriesOf(section('values')), 'value'),
    ...declareText(findEntry(section('entity'), 'name')?.value, 'entity'),
    ...declare(entriesOf(section('events')), 'event'),
    ...declare(entriesOf(section('intents')), 'intent'),
    ...declare(entriesOf(section('results')), 'result'),
    ...declareText(findEntry(section('store'), 'name')?.value, 'store'),
    ...declare(entriesOf(section('gateways')), 'gateway'),
    ...declare(
      operationsOf(root).flatMap(({ value }) => entriesOf(findEntry(value, 'outcomes')?.value)),
      'outcome',
    ),
  ];
  return declarations.sort(compareByPlace);
}

/** Fields, operations and flows that a spec declares, in the order of the spec. */
export function findMemberDeclarations(root: SpecNode): readonly Declaration[] {
  const section = (name: string): SpecNode | undefined => findEntry(root, name)?.value;
  const variants = ['events', 'intents', 'results'].flatMap((name) => entriesOf(section(name)));
  const operations = operationsOf(root);
  const outcomes = operations.flatMap(({ value }) => entriesOf(findEntry(value, 'outcomes')?.value));
  const mappings = [
    findEntry(section('entity'), 'fields')?.value,
    ...[...variants, ...outcomes].map(({ value }) => value),
    ...operations.map(({ value }) => findEntry(value, 'input')?.value),
  ];
  const declarations = [
    ...declare(mappings.flatMap(entriesOf), 'field'),
    ...declare(operations, 'operation'),
    ...declare(entriesOf(section('flows')), 'flow'),
  ];
  return declarations.sort(compareByPlace);
}

/** The operations of all gateways. */
export function operationsOf(root: SpecNode): readonly MapEntry[] {
  return entriesOf(findEntry(root, 'gateways')?.value).flatMap(({ value }) => entriesOf(value));
}

function declare(entries: readonly MapEntry[], noun: string): readonly Declaration[] {
  return entries.map(({ key, keyPlace }) => ({ name: key, noun, place: keyPlace }));
}

function declareText(node: SpecNode | undefined, noun: string): readonly Declaration[] {
  const name = textOf(node);
  return node === undefined || name === undefined ? [] : [{ name, noun, place: node }];
}

function compareByPlace(left: Declaration, right: Declaration): number {
  return left.place.start - right.place.start;
}
