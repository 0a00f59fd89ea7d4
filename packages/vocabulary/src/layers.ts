import { findSuffix } from './roles.ts';

/** A finer cut than roles: who may know whom is decided between layers. */
export type Layer = 'kinds' | 'values' | 'messages' | 'entity' | 'ports' | 'driver' | 'adapter';

/** What one layer may take from another: values and types, types only, or nothing. */
export type Permission = 'values' | 'types' | 'nothing';

const suffixLayers: Readonly<Record<string, Layer>> = {
  kinds: 'kinds',
  values: 'values',
  value: 'values',
  events: 'messages',
  event: 'messages',
  intents: 'messages',
  intent: 'messages',
  results: 'messages',
  result: 'messages',
  entity: 'entity',
  state: 'entity',
  decision: 'entity',
  ports: 'ports',
  store: 'ports',
  gateway: 'ports',
  executor: 'ports',
  orchestrator: 'driver',
  runtime: 'driver',
  memory: 'adapter',
  kysely: 'adapter',
  pglite: 'adapter',
  outbox: 'adapter',
  nest: 'adapter',
  dbos: 'adapter',
  drizzle: 'adapter',
  prisma: 'adapter',
  typeorm: 'adapter',
  adapter: 'adapter',
};

/** The matrix: `layerPermissions[importer][imported]`. Within one layer only types are shared, but for messages and drivers. */
export const layerPermissions: Readonly<Record<Layer, Readonly<Record<Layer, Permission>>>> = {
  kinds: {
    kinds: 'types',
    values: 'nothing',
    messages: 'nothing',
    entity: 'nothing',
    ports: 'nothing',
    driver: 'nothing',
    adapter: 'nothing',
  },
  values: {
    kinds: 'values',
    values: 'types',
    messages: 'nothing',
    entity: 'nothing',
    ports: 'nothing',
    driver: 'nothing',
    adapter: 'nothing',
  },
  messages: {
    kinds: 'values',
    values: 'values',
    messages: 'values',
    entity: 'types',
    ports: 'nothing',
    driver: 'nothing',
    adapter: 'nothing',
  },
  entity: {
    kinds: 'values',
    values: 'values',
    messages: 'values',
    entity: 'types',
    ports: 'nothing',
    driver: 'nothing',
    adapter: 'nothing',
  },
  ports: {
    kinds: 'values',
    values: 'values',
    messages: 'values',
    entity: 'values',
    ports: 'types',
    driver: 'nothing',
    adapter: 'nothing',
  },
  driver: {
    kinds: 'values',
    values: 'values',
    messages: 'values',
    entity: 'values',
    ports: 'types',
    driver: 'values',
    adapter: 'nothing',
  },
  adapter: {
    kinds: 'values',
    values: 'values',
    messages: 'values',
    entity: 'values',
    ports: 'values',
    driver: 'values',
    adapter: 'values',
  },
};

/** The layer a path or import specifier belongs to by its suffix, `undefined` for files outside the pattern. */
export function findLayer(path: string): Layer | undefined {
  const suffix = findSuffix(path);
  return suffix !== undefined && Object.hasOwn(suffixLayers, suffix) ? suffixLayers[suffix] : undefined;
}
