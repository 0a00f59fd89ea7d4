import type { Rule } from './definition.ts';

/** When two rules name the same node, the first of these speaks; all others come after them. */
const precedence: readonly string[] = [
  'no-throw',
  'transaction-boundary',
  'no-ambient-effects',
  'no-entity-new',
  'no-if',
  'dependencies-as-fields',
  'dumb-piping',
  'no-magic-strings',
];

/** The rules in the order in which they are asked. */
export function byPrecedence(rules: readonly Rule[]): readonly Rule[] {
  const rank = ({ name }: Rule): number => (precedence.includes(name) ? precedence.indexOf(name) : precedence.length);
  return [...rules].sort((left, right) => rank(left) - rank(right));
}
