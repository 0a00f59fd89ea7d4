import { toCamelCase, toPascalCase, toSnakeCase } from '@tacet/vocabulary';

/** The first spec of a context: one decision, one flow, both of them meant to be replaced. */
export function contextSpec(name: string): string {
  const entity = toPascalCase(name);
  const key = `${toCamelCase(entity)}Id`;
  return `tacet: 1
context: ${name}

values:
  ${entity}Id: { type: uuid }

entity:
  name: ${entity}
  key: id
  fields: { id: ${entity}Id, done: boolean }

# What the entity may decide …
intents:
  CompleteIntent: { newState: ${entity} }
  NothingIntent: {}

# … and what the caller may get back.
results:
  ${entity}NotFound: { ${key}: ${entity}Id }
  ${entity}Completed: { ${key}: ${entity}Id }

# The first version of ${name}.entity.ts; afterwards that file is yours.
decisions:
  - { when: { done: true }, then: NothingIntent }
  - { otherwise: CompleteIntent, with: { newState: { change: { done: true } } } }

store: { name: ${entity}Store, missing: ${entity}NotFound, adapters: [memory] }

flows:
  complete:
    flavour: orchestrator
    on:
      CompleteIntent: [{ save: intent.newState }, { return: ${entity}Completed }]
      NothingIntent: [{ return: ${entity}Completed }]
    commit: [${entity}Completed]

examples:
  - { given: { done: false }, then: CompleteIntent }
  - { given: { done: true }, then: NothingIntent }
`;
}

/** Where the spec of a context goes when nobody says where: a folder of its own. */
export function contextPath(name: string, hasSourceFolder: boolean): string {
  return `${hasSourceFolder ? 'src/' : ''}${name}/${name}.tacet.yaml`;
}

/** `OrderItem`, `order item` → `order-item`: how a context is called. */
export function contextName(typed: string): string {
  return toSnakeCase(typed.trim()).replaceAll('_', '-');
}
