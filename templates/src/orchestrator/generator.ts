import { flowNames, type Aggregate, type OrchestratorFlow } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { toDriverFields } from '../slice/driver-fields.ts';
import { endsOfFetch } from '../slice/ends-of-fetch.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { fieldsOf, heldBy } from './drivers.ts';
import { planFlow } from './phases.ts';
import { toPreparedView } from './prepared.ts';
import { toTestView } from './test-view.ts';

/** `payment.orchestrator.ts`: Fetch → Translate → Decide → Act → Persist, one method per flow. */
export const orchestrator: Template = {
  name: 'orchestrator',
  plan(context) {
    const { aggregate } = context;
    const flows = aggregate?.flows.filter((flow) => flow.flavour === 'orchestrator') ?? [];
    if (aggregate === undefined || flows.length === 0) return [];
    const { constants, ...test } = toTestView(context, aggregate, flows);
    const own = toView(aggregate, flows);
    const testView = { names: own.names, test, flows: test.flows };
    const path = `${context.name}.orchestrator`;
    return [
      { path: `${path}.ts`, ownership: 'generated', source: 'orchestrator.ts', view: own },
      { path: `${path}.test.ts`, ownership: 'owned', source: 'orchestrator.test.ts', view: testView, constants },
    ];
  },
};

function toView(aggregate: Aggregate, flows: readonly OrchestratorFlow[]) {
  const names = namesOf(aggregate);
  const fields = fieldsOf(aggregate, flows);
  const held = [...fields].filter(([type]) => heldBy(aggregate, flows).includes(type));
  const planned = flows.map((flow) => ({ flow, ...planFlow(flow, flows.length > 1, aggregate, fields) }));
  const [orchestratorField, unitOfWorkField] = toDriverFields(
    [names.orchestrator, names.unitOfWork],
    names.entity,
    planned.flatMap(({ phases }) => phases.map(({ name }) => name)),
  ).values();
  return {
    names,
    dependencies: held.map(([type, name], index) => ({ name, type: index === 0 ? `${type}<Tx>` : type })),
    parameters: held.map(([type, name], index) => `${name}: ${type}${index === 0 ? '<Tx>' : ''}`).join(', '),
    store: fields.get(aggregate.store.name),
    endKinds: endsOfFetch(aggregate).map((variant) => toVariantView(variant, names.resultKind).kind),
    flows: planned.map(({ flow, phases, acts }) => ({
      name: toIdentifier(flow.name),
      ...flowNames(aggregate.entity.name, flow.name),
      phases,
      acts,
    })),
    orchestratorField,
    unitOfWorkField,
    prepared: toPreparedView(aggregate, flows, planned),
  };
}
