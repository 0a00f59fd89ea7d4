import { operationNames, type Context, type Variant } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { prepares } from '../slice/is-prepared.ts';
import { enumOf, namesOf, valueKindOf } from '../slice/names.ts';

/** `payment.kinds.ts`: the smart enums behind every `kind`, and those of enum values. */
export const kinds: Template = {
  name: 'kinds',
  plan(context) {
    const enums = enumsOf(context);
    if (enums.length === 0) return [];
    const view = { enums };
    return [{ path: `${context.name}.kinds.ts`, ownership: 'generated', source: 'kinds.ts', view }];
  },
};

interface EnumView {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: string }[];
}

function enumsOf(context: Context): readonly EnumView[] {
  const parsing = {
    name: valueKindOf(context.name),
    members: [member('Valid', 'valid'), member('Invalid', 'invalid')],
  };
  const valueEnums = context.values.flatMap(({ name, shape }) =>
    shape.kind === 'enum' ? [{ name: enumOf(name), members: shape.members.map((text) => member(text, text)) }] : [],
  );
  const own = context.values.length === 0 ? [] : [parsing];
  return [...valueEnums, ...own, ...aggregateEnumsOf(context)];
}

function aggregateEnumsOf({ aggregate }: Context): readonly EnumView[] {
  if (aggregate === undefined) return [];
  const names = namesOf(aggregate);
  const outcomeEnums = aggregate.gateways.flatMap((gateway) =>
    gateway.operations.map(({ name, outcomes }) => toEnum(operationNames(gateway.name, name).outcomeKind, outcomes)),
  );
  return [
    ...(aggregate.events.length === 0 ? [] : [toEnum(names.eventKind, aggregate.events)]),
    toEnum(names.intentKind, aggregate.intents),
    toEnum(names.resultKind, aggregate.results),
    { name: names.fetchKind, members: [member('Found', 'found')] },
    ...(aggregate.store.conflict === undefined ? [] : [{ name: names.saveKind, members: [member('Saved', 'saved')] }]),
    ...(aggregate.flows.some((flow) => flow.flavour === 'orchestrator' && prepares(flow))
      ? [{ name: names.prepareKind, members: [member('Prepared', 'prepared')] }]
      : []),
    ...outcomeEnums,
  ];
}

function toEnum(name: string, variants: readonly Variant[]): EnumView {
  return { name, members: variants.map((variant) => member(variant.member, variant.kind)) };
}

function member(name: string, value: string): EnumView['members'][number] {
  return { name, value };
}
