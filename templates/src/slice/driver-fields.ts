import { stripPrefix, toCamelCase } from '@tacet/vocabulary';
import { toIdentifier } from '../typescript/identifiers.ts';

/**
 * The fields of a driver by the types that they hold: without the entity's prefix where that is clear
 * (`PaymentGateway` → `gateway`), and never a name that is taken by a method.
 */
export function toDriverFields(
  types: readonly string[],
  entity: string,
  methods: readonly string[],
): ReadonlyMap<string, string> {
  const shorts = types.map((type) => toCamelCase(stripPrefix(type, entity)));
  const taken = new Set(methods);
  return new Map(
    types.map((type, index) => {
      const short = shorts[index] ?? '';
      const isClear = shorts.filter((other) => other === short).length === 1;
      const candidates = [...(isClear ? [short] : []), toCamelCase(type), `${toCamelCase(type)}Port`];
      const field = candidates.find((candidate) => !taken.has(candidate)) ?? `${toCamelCase(type)}Port${index}`;
      taken.add(field);
      return [type, toIdentifier(field)];
    }),
  );
}
