import { flowNames, type Aggregate, type OrchestratorFlow } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { fieldsOf, toDriverCalls } from '../orchestrator/drivers.ts';
import { toConflictView } from '../slice/conflict.ts';
import { prepares } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';
import { toIdentifier } from '../typescript/identifiers.ts';

/** `payment.dbos.ts`: the same orchestrator as durable workflows of DBOS Transact. */
export const dbos: Template = {
  name: 'dbos',
  plan(context) {
    const { aggregate } = context;
    const flows = aggregate?.flows.filter((flow) => flow.flavour === 'orchestrator') ?? [];
    if (aggregate === undefined || !flows.some(({ engine }) => engine === 'dbos')) return [];
    const view = toView(context.name, aggregate, flows);
    return [{ path: `${context.name}.dbos.ts`, ownership: 'generated', source: 'dbos.ts', view }];
  },
};

function toView(context: string, aggregate: Aggregate, flows: readonly OrchestratorFlow[]) {
  const names = namesOf(aggregate);
  const fields = [...fieldsOf(aggregate, flows)].map(([type, name]) => ({ type, name }));
  const [store, ...gateways] = fields;
  const durable = flows.filter(({ engine }) => engine === 'dbos');
  const isResumed = durable.some(prepares);
  const hold = (field: string, type: string) =>
    type === aggregate.store.name ? `new ${names.recordedStore}(ports.${field}, ports.unitOfWork)` : field;
  const calls = toDriverCalls(aggregate, flows, hold);
  const plain = toDriverCalls(aggregate, flows, (field, type) => (type === aggregate.store.name ? 'store' : field));
  return {
    isResumed,
    isPlain: !durable.every(prepares),
    orchestrator: plain.orchestrator,
    prepared: calls.prepared(calls.transactional('unitOfWork')),
    names,
    store: store?.name,
    gateways: gateways.map(({ type, name }) => ({ type, name, operations: operationsOf(type, aggregate) })),
    keyField: toIdentifier(aggregate.entity.key.name),
    fields: aggregate.entity.fields.map(({ name }) => toIdentifier(name)),
    conflict: toConflictView(aggregate),
    flows: durable.map((flow) => ({
      name: toIdentifier(flow.name),
      workflow: `${context}.${flow.name}`,
      result: flowNames(aggregate.entity.name, flow.name).result,
      isPrepared: prepares(flow),
    })),
  };
}

function operationsOf(gateway: string, { gateways }: Aggregate) {
  const { operations = [] } = gateways.find(({ name }) => name === gateway) ?? {};
  return operations.map(({ name, input }) => ({
    name: toIdentifier(name),
    step: `${gateway}.${name}`,
    given: input.length === 0 ? '' : 'input',
  }));
}
