import type { IdType, IdTypes } from './id-types.ts';
import type { Surroundings } from './imports.ts';
import { untypedText } from './untyped.ts';

/** The file of a unit's id types, and of what has no type. */
export function valuesText(ids: IdTypes, { untyped }: Pick<Surroundings, 'untyped'>): string {
  const named = ids.all.map((id) => (id.isBranded ? valueObjectText(id) : aliasText(id)));
  return [...named, ...(untyped.isUsed ? [untypedText(untyped.name)] : [])].join('\n');
}

function aliasText({ name, type }: IdType): string {
  return `/** Passed as a plain ${type} today; a branded type can take its place. */\nexport type ${name} = ${type};\n`;
}

function valueObjectText({ name, type }: IdType): string {
  return [
    `/** A ${type} that stands for one \`${name}\`, and for nothing else. */`,
    `export type ${name} = ${type} & {`,
    `readonly __brand: '${name}';`,
    '};',
    '',
    `/** Brands a plain ${type} at the boundary; at run time it stays what it is. */`,
    `export function ${factoryNameOf(name)}(raw: ${type}): ${name} {`,
    `return raw as ${name};`,
    '}',
    '',
  ].join('\n');
}

/** The function that makes a value object: `PaymentId` → `paymentIdOf`. */
export function factoryNameOf(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Of`;
}
