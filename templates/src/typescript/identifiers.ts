import { toLiteral } from './literals.ts';

/** Passes on what can stand as a name in TypeScript; anything else would be a defect of the spec's reader. */
export function toIdentifier(name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) throw new Error(`${JSON.stringify(name)} is no identifier`);
  return name;
}

/** A property's name in an object: as it stands where it can, else as a literal. */
export function toPropertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : toLiteral(name);
}
