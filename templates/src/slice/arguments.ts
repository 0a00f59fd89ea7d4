import { factoryName, type Argument, type ArgumentPath, type Variant } from '@tacet/spec';
import { toIdentifier } from '../typescript/identifiers.ts';

/** Where a driver finds the key, the intent and the latest outcome. */
export interface Roots {
  readonly key: string;
  readonly intent: string;
  readonly outcome: string;
}

/** A path as a driver writes it: `intent.newState.amount`. */
export function toPathText({ root, fields }: ArgumentPath, roots: Roots): string {
  return [roots[root], ...fields.map(toIdentifier)].join('.');
}

/** An object of arguments: `{ amount: intent.newState.amount, paymentId }`. */
export function toObjectText(filled: readonly Argument[], roots: Roots): string {
  const fields = filled.map(({ field, path }) => {
    const text = toPathText(path, roots);
    return text === field ? field : `${toIdentifier(field)}: ${text}`;
  });
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** The call that makes a variant from paths: `paymentProcessed({ paymentId })`. */
export function toVariantText({ name, fields }: Variant, filled: readonly Argument[], roots: Roots): string {
  return `${toIdentifier(factoryName(name))}(${fields.length === 0 ? '' : toObjectText(filled, roots)})`;
}

/** The thing of this name; its absence would be a defect of the spec's reader. */
export function findNamed<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item {
  const item = items.find((candidate) => candidate.name === name);
  if (item === undefined) throw new Error(`nothing is named ${name}`);
  return item;
}
