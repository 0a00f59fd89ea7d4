import { flowNames, type Aggregate, type OrchestratorFlow } from '@tacet/spec';
import { findNamed } from '../slice/arguments.ts';
import { toDriverFields } from '../slice/driver-fields.ts';
import { isPrepared } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toCallText } from './acts.ts';
import { prepareName, type PlannedFlow } from './phases.ts';

/** The gateways that are called between two transactions. */
export function preparedFieldsOf({ gateways }: Aggregate, flows: readonly OrchestratorFlow[]): readonly string[] {
  const branches = flows.flatMap((flow) => flow.branches.filter(isPrepared));
  const called = gateways.filter(({ name }) =>
    branches.some(({ steps }) => steps.some((step) => step.kind === 'call' && step.gateway === name)),
  );
  return called.map(({ name }) => name);
}

/** The driver of flows that prepare: a transaction before each act and one after it; `undefined` where none does. */
export function toPreparedView(
  aggregate: Aggregate,
  flows: readonly OrchestratorFlow[],
  planned: readonly (PlannedFlow & { readonly flow: OrchestratorFlow })[],
) {
  const own = planned.filter(({ prepared }) => prepared.length > 0);
  if (own.length === 0) return undefined;
  const names = namesOf(aggregate);
  const methods = own.flatMap(({ flow }) => [flow.name, `${flow.name}Prepared`]);
  const fields = toDriverFields([names.orchestrator, ...preparedFieldsOf(aggregate, flows)], names.entity, methods);
  const orchestrator = fields.get(names.orchestrator) ?? '';
  const typeOf = (type: string) => (type === names.orchestrator ? `${names.transactionalOrchestrator}<Tx>` : type);
  return {
    dependencies: [...fields].map(([type, name]) => ({ name, type: typeOf(type) })),
    parameters: [...fields].map(([type, name]) => `${name}: ${typeOf(type)}`).join(', '),
    orchestrator,
    flows: own.map((flow) => toFlowView(flow, aggregate, fields)),
  };
}

function toFlowView(
  { flow, prepared }: PlannedFlow & { readonly flow: OrchestratorFlow },
  aggregate: Aggregate,
  fields: ReadonlyMap<string, string>,
) {
  const { key, resultKind, intentKind } = namesOf(aggregate);
  const ends = aggregate.results.filter(({ name }) => flow.results.includes(name));
  return {
    name: toIdentifier(flow.name),
    ...flowNames(aggregate.entity.name, flow.name),
    prepare: toIdentifier(prepareName(flow.name)),
    again: toIdentifier(`${flow.name}Prepared`),
    endKinds: ends.map((variant) => toVariantView(variant, resultKind).kind),
    isOne: prepared.length === 1,
    acts: prepared.map(({ intent, call, confirm, usesOutcome }) => ({
      kind: toVariantView(findNamed(aggregate.intents, intent), intentKind).kind,
      call: toCallText(call, { aggregate, fields }, { key, intent: 'prepared.intent', outcome: '' }),
      confirm: toIdentifier(confirm),
      given: usesOutcome ? `${key}, outcome` : key,
      usesOutcome,
    })),
  };
}
