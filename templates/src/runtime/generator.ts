import { flowNames, type Aggregate, type RuntimeFlow } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { findNamed, toVariantText } from '../slice/arguments.ts';
import { toDriverFields } from '../slice/driver-fields.ts';
import { toConflictView } from '../slice/conflict.ts';
import { endsOfFetch } from '../slice/ends-of-fetch.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toTestView } from './test-view.ts';

/** `payment.runtime.ts`: Load → Step → Save → Execute; a single flow is the method `run`, several have their own names. */
export const runtime: Template = {
  name: 'runtime',
  plan(context) {
    const { aggregate } = context;
    const flows = aggregate?.flows.filter((flow) => flow.flavour === 'runtime') ?? [];
    if (aggregate === undefined || flows.length === 0) return [];
    const view = { ...toView(aggregate, flows) };
    const { constants, view: testView } = toTestView(context, aggregate, flows, view.flows);
    const path = `${context.name}.runtime`;
    return [
      { path: `${path}.ts`, ownership: 'generated', source: 'runtime.ts', view },
      { path: `${path}.test.ts`, ownership: 'owned', source: 'runtime.test.ts', view: testView, constants },
    ];
  },
};

function toView(aggregate: Aggregate, flows: readonly RuntimeFlow[]) {
  const names = namesOf(aggregate);
  const methods = flows.map((flow) => methodOf(flow, flows));
  const [runtimeField = '', unitOfWorkField = ''] = toDriverFields(
    [names.runtime, names.unitOfWork],
    names.entity,
    methods,
  ).values();
  const executors = executorsOf(aggregate, flows);
  return {
    names,
    executors: [...new Set(executors.values())],
    parameters: [...new Set(executors.values())].map((name) => `${name}: ${names.executor}<Tx>`).join(', '),
    conflict: toConflictView(aggregate),
    endKinds: endsOfFetch(aggregate).map((variant) => toVariantView(variant, names.resultKind).kind),
    flows: flows.map((flow) => toFlowView(flow, methodOf(flow, flows), executors.get(flow.effects) ?? '', aggregate)),
    runtimeField,
    unitOfWorkField,
  };
}

function methodOf(flow: RuntimeFlow, flows: readonly RuntimeFlow[]): string {
  return flows.length === 1 ? 'run' : toIdentifier(flow.name);
}

/** The fields that hold the executors, by the way in which they take care of effects. */
export function executorsOf(
  aggregate: Aggregate,
  flows: readonly RuntimeFlow[],
): ReadonlyMap<RuntimeFlow['effects'], string> {
  const { entity, executor, afterCommitExecutor } = namesOf(aggregate);
  const effects = new Set(flows.map((flow) => flow.effects));
  const types = { outbox: executor, 'after-commit': effects.size === 1 ? executor : afterCommitExecutor };
  const methods = flows.map((flow) => methodOf(flow, flows));
  const fields = toDriverFields([...new Set([...effects].map((effect) => types[effect]))], entity, methods);
  return new Map([...effects].map((effect) => [effect, fields.get(types[effect]) ?? '']));
}

function toFlowView(flow: RuntimeFlow, method: string, executor: string, aggregate: Aggregate) {
  const { entity, intentKind, key } = namesOf(aggregate);
  const returns = flow.returns.map((returned) => ({
    kind: toVariantView(findNamed(aggregate.intents, returned.intent), intentKind).kind,
    result: toVariantText(findNamed(aggregate.results, returned.result), returned.arguments, {
      key,
      intent: 'intent',
      outcome: '',
    }),
  }));
  return {
    method,
    effects: flow.effects,
    ...flowNames(entity, flow.name),
    executor,
    switches: returns.length > 1,
    cases: [...new Set(returns.map(({ result }) => result))].map((text) => ({
      text,
      kinds: returns.filter(({ result }) => result === text).map(({ kind }) => kind),
    })),
  };
}
