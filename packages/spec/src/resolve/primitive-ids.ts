import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, findEntry, type MapEntry, type SpecNode } from '../source/tree.ts';
import { scalars } from './types.ts';

/** Names that the lint rule `value-objects` takes for ids. */
const idName = /^(?:id|key|.*(?:Id|Ids|Key|Keys))$/;

/** Warns of ids that are plain scalars: the generated code is right, and two kinds of id can be mixed up in it. */
export function warnOfPrimitiveIds(root: SpecNode, report: Report): void {
  const section = (name: string): readonly MapEntry[] => entriesOf(findEntry(root, name)?.value);
  const entity = findEntry(root, 'entity')?.value;
  const key = findEntry(entity, 'key')?.value;
  const operations = section('gateways').flatMap(({ value }) => entriesOf(value));
  const outcomes = operations.flatMap(({ value }) => entriesOf(findEntry(value, 'outcomes')?.value));
  const fields = [
    // The key has a rule of its own: it is always a named value.
    ...entriesOf(findEntry(entity, 'fields')?.value).filter((field) => field.key !== scalarOf(key)),
    ...[...section('events'), ...section('intents'), ...section('results'), ...outcomes].flatMap(({ value }) =>
      entriesOf(value),
    ),
    ...operations.flatMap(({ value }) => entriesOf(findEntry(value, 'input')?.value)),
  ];
  for (const { key: name, value } of fields) {
    const scalar = findScalar(value);
    if (scalar === undefined || !idName.test(name)) continue;
    report(
      'primitive-id',
      scalar,
      `${quote(name)} is an id, and its type is a plain ${String(scalarOf(scalar))}.`,
      'Name it under "values", and use the name here.',
    );
  }
}

/** The plain type that a type comes down to, through lists and optionals. */
function findScalar(type: SpecNode): SpecNode | undefined {
  const inner = findEntry(type, 'list') ?? findEntry(type, 'optional');
  if (inner !== undefined) return findScalar(inner.value);
  return scalars.some((scalar) => scalar === scalarOf(type) && scalar !== 'boolean') ? type : undefined;
}

function scalarOf(node: SpecNode | undefined): unknown {
  return node?.kind === 'scalar' ? node.value : undefined;
}
