/** How identifiers are written; each pattern is published in the JSON Schema. */
export const identifierPatterns = {
  type: /^[A-Z][A-Za-z0-9]*$/,
  member: /^[a-z][A-Za-z0-9]*$/,
  context: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
} as const;

/** One of these ways. */
export type IdentifierStyle = keyof typeof identifierPatterns;

/** The longest identifier. */
export const maximalIdentifierLength = 64;

/** How many names one section may hold. */
export const maximalNames = 1000;

/** Whether the name is written in this style. */
export function isIdentifier(name: string, style: IdentifierStyle): boolean {
  return name.length <= maximalIdentifierLength && identifierPatterns[style].test(name);
}
