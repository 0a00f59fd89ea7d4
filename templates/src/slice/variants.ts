import { factoryName, type Variant } from '@tacet/spec';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toMember } from './type-text.ts';

/** What the templates of a variant and of its factory show. */
export interface VariantView {
  readonly name: string;
  readonly factory: string;
  /** `PaymentResultKind.NotFound` */
  readonly kind: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

/** A variant of the sum type whose kinds are the members of `kinds`. */
export function toVariantView({ name, member, fields }: Variant, kinds: string): VariantView {
  return {
    name: toIdentifier(name),
    factory: toIdentifier(factoryName(name)),
    kind: `${kinds}.${toIdentifier(member)}`,
    fields: fields.map(toMember),
  };
}

/** The union of variants: `PaymentNotFound | PaymentProcessed`. */
export function toUnion(variants: readonly { readonly name: string }[]): string {
  return variants.map(({ name }) => name).join(' | ');
}
