import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';

/** The type that a computed argument is given: the one that is asked for, or its own when that says less. */
export function argumentType(oracle: TypeOracle, argument: ts.Expression): string {
  const own = oracle.typeAt(argument);
  const wanted = oracle.contextual(argument);
  const isUnusable = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
  if ((own.flags & ts.TypeFlags.Any) !== 0) return 'any';
  if (isUnusable(own)) return 'unknown';
  const ownText = oracle.print(oracle.widen(own), argument);
  if (wanted === undefined || isUnusable(wanted)) return ownText;
  const printed = oracle.print(wanted, argument);
  const wantedText = oracle.mayBeMissing(own) ? printed : printed.replace(/ \| undefined$/, '');
  const isGeneric = /\b[A-Z]\b/.test(wantedText);
  return isGeneric || wantedText.length > ownText.length + 40 ? ownText : wantedText;
}
