import { flowNames, type Aggregate, type OrchestratorFlow } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { findNamed } from '../slice/arguments.ts';
import { toDriverFields } from '../slice/driver-fields.ts';
import { endsOfFetch } from '../slice/ends-of-fetch.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { isPlain, planAct, planBlock, type Act, type Block, type Scope } from './acts.ts';
import { toTestView } from './test-view.ts';
import { findUses } from './uses.ts';

/** `payment.orchestrator.ts`: Fetch → Translate → Decide → Act → Persist, one method per flow. */
export const orchestrator: Template = {
  name: 'orchestrator',
  plan(context) {
    const { aggregate } = context;
    const flows = aggregate?.flows.filter((flow) => flow.flavour === 'orchestrator') ?? [];
    if (aggregate === undefined || flows.length === 0) return [];
    const { constants, ...test } = toTestView(context, aggregate, flows, fieldsOf(aggregate, flows));
    const own = toView(aggregate, flows);
    const view = { ...own };
    const testView = {
      names: own.names,
      test,
      flows: own.flows.map((flow, index) => ({ ...flow, ...test.flows[index] })),
    };
    const path = `${context.name}.orchestrator`;
    return [
      { path: `${path}.ts`, ownership: 'generated', source: 'orchestrator.ts', view },
      { path: `${path}.test.ts`, ownership: 'owned', source: 'orchestrator.test.ts', view: testView, constants },
    ];
  },
};

function toView(aggregate: Aggregate, flows: readonly OrchestratorFlow[]) {
  const names = namesOf(aggregate);
  const methods = flows.map(({ name }) => name);
  const fields = fieldsOf(aggregate, flows);
  const [orchestratorField, unitOfWorkField] = toDriverFields(
    [names.orchestrator, names.unitOfWork],
    names.entity,
    methods,
  ).values();
  return {
    names,
    dependencies: [...fields].map(([type, name], index) => ({ name, type: index === 0 ? `${type}<Tx>` : type })),
    parameters: [...fields].map(([type, name], index) => `${name}: ${type}${index === 0 ? '<Tx>' : ''}`).join(', '),
    store: fields.get(aggregate.store.name),
    endKinds: endsOfFetch(aggregate).map((variant) => toVariantView(variant, names.resultKind).kind),
    flows: flows.map((flow) => toFlowView(flow, flows.length > 1, aggregate, fields)),
    orchestratorField,
    unitOfWorkField,
  };
}

/** The fields that hold the store and the gateways that are called. */
export function fieldsOf(aggregate: Aggregate, flows: readonly OrchestratorFlow[]): ReadonlyMap<string, string> {
  const steps = flows.flatMap(({ branches }) => branches.flatMap((branch) => branch.steps));
  const called = aggregate.gateways.filter(({ name }) =>
    steps.some((step) => step.kind === 'call' && step.gateway === name),
  );
  const methods = flows.map(({ name }) => name);
  return toDriverFields([aggregate.store.name, ...called.map(({ name }) => name)], aggregate.entity.name, methods);
}

function toFlowView(
  flow: OrchestratorFlow,
  isOneOfMany: boolean,
  aggregate: Aggregate,
  fields: ReadonlyMap<string, string>,
) {
  const { intentKind } = namesOf(aggregate);
  const planned = flow.branches.map(({ intent, steps }) => {
    const variant = findNamed(aggregate.intents, intent);
    const act = isOneOfMany ? `${flow.name}On${variant.name}` : `on${variant.name}`;
    const { block, acts } = planIntent(steps, { aggregate, fields, intent, act, outcome: 'outcome', declared: [] });
    return { kind: toVariantView(variant, intentKind).kind, ...block, acts, usesIntent: findUses(steps).intent };
  });
  return {
    name: toIdentifier(flow.name),
    ...flowNames(aggregate.entity.name, flow.name),
    cases: groupCases(planned),
    decides: planned.length > 1 || planned.some(({ usesIntent }) => usesIntent),
    switches: planned.length > 1,
    acts: planned.flatMap(({ acts }) => acts),
  };
}

function planIntent(
  steps: Parameters<typeof planBlock>[0],
  scope: Scope,
): { readonly block: Block; readonly acts: readonly Act[] } {
  const planned = planBlock(steps, scope);
  if (isPlain(planned.block)) return planned;
  const { call, acts } = planAct(steps, scope);
  return { block: { statements: [], result: call, branches: [] }, acts };
}

/** Intents about which the same is done share a case. */
function groupCases(planned: readonly (Block & { readonly kind: string })[]) {
  const bodyOf = ({ statements, result }: Block) => [...statements, result].join('\n');
  return [...new Set(planned.map(bodyOf))].map((body) => {
    const same = planned.filter((block) => bodyOf(block) === body);
    return {
      kinds: same.map(({ kind }) => kind),
      statements: same[0]?.statements ?? [],
      result: same[0]?.result ?? '',
    };
  });
}
