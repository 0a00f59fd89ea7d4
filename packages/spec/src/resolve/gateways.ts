import type { Gateway } from '../model.ts';
import type { Report } from '../report.ts';
import { entriesOf, findEntry, type Place, type SpecNode } from '../source/tree.ts';
import type { Target } from './arguments.ts';
import type { Section } from './section.ts';
import type { TypeScope } from './types.ts';
import { readFields, readVariants, toVariant, type DeclaredVariant } from './variants.ts';

/** An operation under its full name, `PaymentGateway.charge`. */
export interface DeclaredOperation extends Target {
  readonly gateway: string;
  readonly operation: string;
  readonly outcomes: Section<DeclaredVariant>;
  readonly place: Place;
  readonly inputPlace: Place;
  /** The spec says that it does no harm twice. */
  readonly isRepeatable: boolean;
}

/** Reads the section `gateways`; a spec without one has no operations. */
export function readGateways(
  node: SpecNode | undefined,
  entity: string | undefined,
  scope: TypeScope,
  report: Report,
): Section<DeclaredOperation> {
  const operations = entriesOf(node).flatMap((gateway) =>
    entriesOf(gateway.value).map((operation): DeclaredOperation => {
      const input = findEntry(operation.value, 'input');
      const outcomes = readVariants(findEntry(operation.value, 'outcomes')?.value, entity, undefined, scope, report);
      return {
        name: `${gateway.key}.${operation.key}`,
        gateway: gateway.key,
        operation: operation.key,
        fields: readFields(input?.value, scope, report),
        isBroken: input?.value.kind !== 'map',
        outcomes: { ...outcomes, isBroken: outcomes.isBroken || outcomes.items.size === 0 },
        place: operation.keyPlace,
        inputPlace: input?.keyPlace ?? operation.keyPlace,
        isRepeatable: findEntry(operation.value, 'repeatable') !== undefined,
      };
    }),
  );
  const isBroken =
    node !== undefined && (node.kind !== 'map' || node.entries.some(({ value }) => value.kind !== 'map'));
  return { items: new Map(operations.map((operation) => [operation.name, operation])), isBroken };
}

/** The gateways as the model holds them. */
export function toGateways(node: SpecNode | undefined, operations: Section<DeclaredOperation>): readonly Gateway[] {
  const all = [...operations.items.values()];
  return entriesOf(node).map((gateway) => ({
    name: gateway.key,
    operations: all
      .filter((operation) => operation.gateway === gateway.key)
      .map(({ operation, fields, outcomes }) => ({
        name: operation,
        input: fields,
        outcomes: [...outcomes.items.values()].map(toVariant),
      })),
  }));
}
