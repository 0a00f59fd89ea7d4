import { flowNames, type Aggregate, type Flow } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { isPrepared } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';
import { toUnion, toVariantView } from '../slice/variants.ts';

/** `payment.results.ts`: how flows end, and which ends are committed. */
export const results: Template = {
  name: 'results',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined) return [];
    const view = {
      variants: aggregate.results.map((variant) => toVariantView(variant, namesOf(aggregate).resultKind)),
      flows: aggregate.flows.map((flow) => toFlowView(flow, aggregate)),
    };
    return [{ path: `${context.name}.results.ts`, ownership: 'generated', source: 'results.ts', view }];
  },
};

function preparedIntentsOf(flow: Flow): readonly string[] {
  return flow.flavour === 'orchestrator' ? flow.branches.filter(isPrepared).map(({ intent }) => intent) : [];
}

function toFlowView(flow: Flow, aggregate: Aggregate) {
  const variants = aggregate.results.filter(({ name }) => flow.results.includes(name));
  const { resultKind } = namesOf(aggregate);
  return {
    flow: flow.name,
    ...flowNames(aggregate.entity.name, flow.name),
    types: toUnion(variants),
    results: variants.map((variant) => ({
      kind: toVariantView(variant, resultKind).kind,
      commit: flow.commit.includes(variant.name),
    })),
    intents: toUnion(preparedIntentsOf(flow).map((name) => ({ name }))),
    prepareKind: namesOf(aggregate).prepareKind,
  };
}
