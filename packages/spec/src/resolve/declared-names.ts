import type { Context } from '../model.ts';
import { generatedNamesOf } from '../names.ts';
import { quote } from '../near.ts';
import type { Collector } from '../report.ts';
import { isIdentifier } from '../shape/words.ts';
import { entriesOf, findEntry, type Place, type SpecNode } from '../source/tree.ts';
import { findMemberDeclarations, findTypeDeclarations, type Declaration } from './declarations.ts';
import { isDeviceName, isEntityMethod, isReservedType, isReservedValue } from './reserved-words.ts';
import { textOf } from './section.ts';

/** Reports names that mean something already: to TypeScript, in this spec, in a used one, or in generated code. */
export function checkNames(root: SpecNode, context: Context, collector: Collector): void {
  const types = findTypeDeclarations(root).filter(({ name }) => isIdentifier(name, 'type'));
  const members = findMemberDeclarations(root).filter(({ name }) => isIdentifier(name, 'member'));
  reportReserved(root, types, members, collector);
  const declared = reportDuplicates(types, context, collector);
  reportGenerated(root, declared, context, collector);
}

function reportReserved(
  root: SpecNode,
  types: readonly Declaration[],
  members: readonly Declaration[],
  { report }: Collector,
): void {
  const reserve = (name: string, place: Place, owner: string): void => {
    report('reserved-word', place, `${quote(name)} is a name that ${owner} keeps for itself.`, 'Choose another name.');
  };
  const contextNode = findEntry(root, 'context')?.value;
  const contextName = textOf(contextNode);
  if (contextNode !== undefined && contextName !== undefined && isDeviceName(contextName))
    reserve(contextName, contextNode, 'Windows');
  for (const { name, place } of types) if (isReservedType(name)) reserve(name, place, 'TypeScript');
  for (const { name, place } of members) if (isReservedValue(name)) reserve(name, place, 'TypeScript');
  for (const { key, keyPlace } of entriesOf(findEntry(findEntry(root, 'entity')?.value, 'fields')?.value)) {
    if (isEntityMethod(key)) reserve(key, keyPlace, 'the entity');
  }
}

function reportDuplicates(
  types: readonly Declaration[],
  { uses }: Context,
  { report, describe }: Collector,
): ReadonlyMap<string, Declaration> {
  const used = new Map(uses.flatMap(({ path, values }) => values.map(({ name }) => [name, path] as const)));
  const declared = new Map<string, Declaration>();
  for (const declaration of types) {
    const { name, noun, place } = declaration;
    const earlier = declared.get(name);
    const foreign = noun === 'value' ? undefined : used.get(name);
    if (earlier !== undefined) {
      report(
        'duplicate-name',
        place,
        `${quote(name)} is the name of ${describeNoun(earlier.noun)} already, at ${describe(earlier.place)}.`,
        'Choose another name.',
      );
    } else {
      declared.set(name, declaration);
      if (foreign !== undefined)
        report(
          'duplicate-name',
          place,
          `${quote(name)} is the name of a value already, in ${quote(foreign)}.`,
          'Choose another name.',
        );
    }
  }
  return declared;
}

function describeNoun(noun: string): string {
  return noun === 'value'
    ? 'a value'
    : noun === 'entity' || noun === 'store'
      ? `the ${noun}`
      : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Names of generated code must not meet those of the spec, each other, or words of TypeScript. */
function reportGenerated(
  root: SpecNode,
  declared: ReadonlyMap<string, Declaration>,
  context: Context,
  { report, describe }: Collector,
): void {
  const flows = findMemberDeclarations(root).filter(({ noun }) => noun === 'flow');
  const operations = entriesOf(findEntry(root, 'gateways')?.value).flatMap((gateway) =>
    entriesOf(gateway.value).map(({ key, keyPlace }) => [`${gateway.key}.${key}`, keyPlace] as const),
  );
  const contextNode = findEntry(root, 'context')?.value;
  const origins = new Map<string, Place>([
    ...(contextNode === undefined ? [] : [[context.name, contextNode] as const]),
    ...[...declared.values()].map(({ name, place }) => [name, place] as const),
    ...flows.map(({ name, place }) => [name, place] as const),
    ...operations,
  ]);
  const told = new Set<string>();
  const taken = new Map<string, { readonly place: Place; readonly origin: string }>();
  for (const { name, origin } of generatedNamesOf(context)) {
    const place = origins.get(origin);
    if (place === undefined) continue;
    const same = declared.get(name);
    const earlier = taken.get(name);
    if (same !== undefined) {
      report(
        'duplicate-name',
        same.place,
        `${quote(name)} is a name in the code that is generated for ${quote(origin)}, at ${describe(place)}.`,
        'Choose another name.',
      );
    } else if (earlier !== undefined && earlier.origin !== origin) {
      const pair = `${earlier.origin} ${origin}`;
      if (told.has(pair)) continue;
      told.add(pair);
      const [first, second] =
        earlier.place.start < place.start ? [earlier, { place, origin }] : [{ place, origin }, earlier];
      report(
        'duplicate-name',
        second.place,
        `The code for ${quote(second.origin)} would repeat the name ${quote(name)} of ${quote(
          first.origin,
        )}, at ${describe(first.place)}.`,
        'Choose another name.',
      );
    } else if (isReservedValue(name) || isReservedType(name)) {
      report(
        'reserved-word',
        place,
        `The code for ${quote(origin)} would need the name ${quote(name)}, which TypeScript keeps for itself.`,
        'Choose another name.',
      );
    }
    taken.set(name, earlier ?? { place, origin });
  }
}
