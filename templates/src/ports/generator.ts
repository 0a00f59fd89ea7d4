import { operationNames, type Gateway, type Operation } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { toConflictView } from '../slice/conflict.ts';
import { endsOfFetch } from '../slice/ends-of-fetch.ts';
import { namesOf } from '../slice/names.ts';
import { toMember } from '../slice/type-text.ts';
import { toUnion, toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';

/** `payment.ports.ts`: what the drivers need from the world, as interfaces. */
export const ports: Template = {
  name: 'ports',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined) return [];
    const effects = new Set(aggregate.flows.flatMap((flow) => (flow.flavour === 'runtime' ? [flow.effects] : [])));
    const conflict = toConflictView(aggregate);
    const view = {
      names: namesOf(aggregate),
      conflict,
      saveResult: conflict.type === '' ? 'void' : namesOf(aggregate).saveResult,
      fetched: toUnion([{ name: namesOf(aggregate).found }, ...endsOfFetch(aggregate)]),
      gateways: aggregate.gateways.map(toGatewayView),
      hasRuntime: effects.size > 0,
      hasOutbox: effects.has('outbox'),
      hasAfterCommit: effects.has('after-commit'),
    };
    return [{ path: `${context.name}.ports.ts`, ownership: 'generated', source: 'ports.ts', view }];
  },
};

function toGatewayView(gateway: Gateway) {
  return {
    name: toIdentifier(gateway.name),
    operations: gateway.operations.map((operation) => toOperationView(operation, gateway)),
  };
}

function toOperationView({ name, input, outcomes }: Operation, gateway: Gateway) {
  const names = operationNames(gateway.name, name);
  return {
    name: toIdentifier(name),
    ...names,
    fields: input.map(toMember),
    outcomes: outcomes.map((variant) => toVariantView(variant, names.outcomeKind)),
    types: toUnion(outcomes),
  };
}
