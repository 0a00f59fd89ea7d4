import type { Template } from '../generated-file.ts';
import { namesOf } from '../slice/names.ts';
import { toUnion, toVariantView } from '../slice/variants.ts';

/** `payment.events.ts`: what can happen to the entity. */
export const events: Template = {
  name: 'events',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined || aggregate.events.length === 0) return [];
    const { event, eventKind } = namesOf(aggregate);
    const variants = aggregate.events.map((variant) => toVariantView(variant, eventKind));
    const view = { variants, union: event, types: toUnion(variants) };
    return [{ path: `${context.name}.events.ts`, ownership: 'generated', source: 'events.ts', view }];
  },
};
