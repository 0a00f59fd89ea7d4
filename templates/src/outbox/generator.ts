import { flowNames, type Aggregate, type Context } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { toConflictView } from '../slice/conflict.ts';
import { namesOf } from '../slice/names.ts';
import { toSchemaText } from '../slice/schema-text.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { layOutChain } from '../typescript/layout.ts';
import { toScalarChain } from '../values/schema.ts';

/** `payment.outbox.ts`: queues intents of pg-boss in the transaction of the state, and a worker that carries them out. */
export const outbox: Template = {
  name: 'outbox',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined || !hasQueue(aggregate)) return [];
    const path = `${context.name}.outbox.ts`;
    return [{ path, ownership: 'generated', source: 'outbox.ts', view: toView(context, aggregate) }];
  },
};

/** Whether effects are kept in a database: then their queue is there, too. */
export function hasQueue({ store, flows }: Aggregate): boolean {
  return (
    store.adapters.includes('kysely') && flows.some((flow) => flow.flavour === 'runtime' && flow.effects === 'outbox')
  );
}

/** Whether intents on their way hold value objects. */
export function queuesValues(aggregate: Aggregate): boolean {
  const types = [aggregate.entity.key, ...aggregate.intents.flatMap(({ fields }) => fields)].map(({ type }) => type);
  return hasQueue(aggregate) && types.some((type) => toSchemaText(type, { entity: '' }).includes('valueObject('));
}

const schemas = { decimal: 'decimalSchema' };

function toView(context: Context, aggregate: Aggregate) {
  const { entity, intents, flows } = aggregate;
  const names = namesOf(aggregate);
  const runtimes = flows.filter((flow) => flow.flavour === 'runtime');
  const [flow] = runtimes.filter(({ effects }) => effects === 'outbox');
  if (flow === undefined) throw new Error('a queue needs a flow');
  const fieldTypes = [entity.key, ...entity.fields, ...intents.flatMap(({ fields }) => fields)].map(({ type }) => type);
  const isDecimal = fieldTypes.some((type) => toSchemaText(type, { ...schemas, entity: '' }).includes('decimalSchema'));
  return {
    names,
    decimalSchema: isDecimal ? layOutChain('const decimalSchema = ', toScalarChain('decimal')) : '',
    queue: `${context.name}-effects`,
    conflict: toConflictView(aggregate),
    unreadable: aggregate.store.unreadable !== undefined,
    holdsEntity: intents.some(({ fields }) => fields.some(({ type }) => JSON.stringify(type).includes('"entity"'))),
    keySchema: toSchemaText(entity.key.type, schemas),
    fields: entity.fields.map(({ name, type }) => ({ name: toIdentifier(name), schema: toSchemaText(type, schemas) })),
    intents: intents.map((intent) => ({
      kind: toVariantView(intent, names.intentKind).kind,
      fields: intent.fields.map(({ name, type }) => ({
        name: toIdentifier(name),
        schema: toSchemaText(type, { ...schemas, entity: 'entitySchema' }),
      })),
    })),
    commits: flowNames(entity.name, flow.name).commits,
    method: runtimes.length === 1 ? 'run' : toIdentifier(flow.name),
  };
}
