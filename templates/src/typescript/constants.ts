import { findMentions } from './code.ts';

/** A declaration: `const reason = reasonOf('too large');` */
export interface Constant {
  readonly name: string;
  readonly value: string;
}

/** Stands in a rendered file where its constants belong. */
export const constantsHole = '\u0000constants\u0000';

/** Fills the hole with the constants that the text needs, and those that these need; they stand in the order given. */
export function fillConstants(text: string, constants: readonly Constant[]): string {
  if (!text.includes(constantsHole)) return text;
  const needed = findNeeded(text, constants);
  return text.replace(constantsHole, () => needed.map(({ name, value }) => `const ${name} = ${value};`).join('\n'));
}

/** Later constants may name earlier ones, so that they are looked at from the last to the first. */
function findNeeded(text: string, constants: readonly Constant[]): readonly Constant[] {
  const names = new Set(constants.map(({ name }) => name));
  const mentioned = new Set(findMentions(text, names).keys());
  return constants.reduceRight<readonly Constant[]>((needed, constant) => {
    if (!mentioned.has(constant.name)) return needed;
    for (const name of findMentions(constant.value, names).keys()) mentioned.add(name);
    return [constant, ...needed];
  }, []);
}
