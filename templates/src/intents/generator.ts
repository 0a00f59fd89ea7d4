import type { Template } from '../generated-file.ts';
import { namesOf } from '../slice/names.ts';
import { toUnion, toVariantView } from '../slice/variants.ts';

/** `payment.intents.ts`: what the entity can decide. */
export const intents: Template = {
  name: 'intents',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined) return [];
    const { coverageType, intent, intentKind } = namesOf(aggregate);
    const variants = aggregate.intents.map((variant) => toVariantView(variant, intentKind));
    const view = {
      variants,
      union: intent,
      types: toUnion(variants),
      coverage: coverageType,
    };
    return [{ path: `${context.name}.intents.ts`, ownership: 'generated', source: 'intents.ts', view }];
  },
};
