import { stripSuffix, toCamelCase, toPascalCase } from '@tacet/vocabulary';
import { variables } from './generated-variables.ts';

/** Names that the code of every aggregate declares beside those of its spec. */
export interface AggregateNames {
  readonly resultKind: string;
  readonly intentKind: string;
  readonly eventKind: string;
  readonly fetchKind: string;
  readonly found: string;
  readonly fetched: string;
  readonly intent: string;
  readonly event: string;
  readonly executor: string;
  readonly unitOfWork: string;
  readonly orchestrator: string;
  readonly transactionalOrchestrator: string;
  readonly preparedOrchestrator: string;
  readonly prepareKind: string;
  readonly runtime: string;
  readonly transactionalRuntime: string;
  readonly inMemoryStore: string;
  readonly inMemoryUnitOfWork: string;
  readonly inMemoryExecutor: string;
  readonly inMemoryTx: string;
  readonly afterCommitExecutor: string;
  readonly inMemoryAfterCommitExecutor: string;
  readonly fields: string;
  readonly step: string;
  readonly effect: string;
  readonly coverageType: string;
  readonly coverage: string;
  readonly unreadable: string;
  readonly kyselyStore: string;
  readonly kyselyUnitOfWork: string;
  readonly kyselyExecutor: string;
  readonly durableOrchestrator: string;
  readonly durablePorts: string;
  readonly recordedStore: string;
  readonly nestModule: string;
  readonly ports: string;
  readonly worker: string;
  readonly effects: string;
  readonly delivery: string;
  readonly queues: string;
  readonly database: string;
  readonly table: string;
  readonly createTables: string;
  readonly saveKind: string;
  readonly saved: string;
  readonly saveResult: string;
  readonly storeWorld: string;
  readonly describeStore: string;
}

/** `Payment`, `PaymentStore` → `PaymentResultKind`, `TransactionalPaymentOrchestrator`, … */
export function aggregateNames(entity: string, store: string): AggregateNames {
  return {
    resultKind: `${entity}ResultKind`,
    intentKind: `${entity}IntentKind`,
    eventKind: `${entity}EventKind`,
    fetchKind: `${entity}FetchKind`,
    found: `${entity}Found`,
    fetched: `${entity}Fetched`,
    intent: `${entity}Intent`,
    event: `${entity}Event`,
    executor: `${entity}Executor`,
    unitOfWork: `${entity}UnitOfWork`,
    orchestrator: `${entity}Orchestrator`,
    transactionalOrchestrator: `Transactional${entity}Orchestrator`,
    preparedOrchestrator: `Prepared${entity}Orchestrator`,
    prepareKind: `${entity}PrepareKind`,
    runtime: `${entity}Runtime`,
    transactionalRuntime: `Transactional${entity}Runtime`,
    inMemoryStore: `InMemory${store}`,
    inMemoryUnitOfWork: `InMemory${entity}UnitOfWork`,
    inMemoryExecutor: `InMemory${entity}Executor`,
    inMemoryTx: `InMemory${entity}Tx`,
    afterCommitExecutor: `AfterCommit${entity}Executor`,
    inMemoryAfterCommitExecutor: `InMemoryAfterCommit${entity}Executor`,
    fields: `${entity}Fields`,
    step: `${entity}Step`,
    effect: `${entity}Effect`,
    coverageType: `${entity}IntentCoverage`,
    coverage: `${toCamelCase(entity)}IntentCoverage`,
    unreadable: `${entity}Unreadable`,
    kyselyStore: `Kysely${store}`,
    kyselyUnitOfWork: `Kysely${entity}UnitOfWork`,
    kyselyExecutor: `Kysely${entity}Executor`,
    durableOrchestrator: `Durable${entity}Orchestrator`,
    durablePorts: `Durable${entity}Ports`,
    recordedStore: `Recorded${store}`,
    nestModule: `${entity}Module`,
    ports: `${entity}Ports`,
    worker: `${entity}Worker`,
    effects: `${entity}Effects`,
    delivery: `${entity}Delivery`,
    queues: `${toCamelCase(entity)}Queues`,
    database: `${entity}Database`,
    table: `${entity}Table`,
    saveKind: `${entity}SaveKind`,
    saved: `${entity}Saved`,
    saveResult: `${entity}SaveResult`,
    createTables: `create${entity}Tables`,
    storeWorld: `${store}World`,
    describeStore: `describe${store}`,
  };
}

/** Names that the code of a flow declares; the last three where it prepares. */
export interface FlowNames {
  readonly result: string;
  readonly commits: string;
  readonly prepared: string;
  readonly preparation: string;
  readonly prepareCommits: string;
}

/** `process` of `Payment` → `ProcessPaymentResult`, `processPaymentCommits`, `ProcessPaymentPrepared`, … */
export function flowNames(entity: string, flow: string): FlowNames {
  const stem = `${toPascalCase(flow)}${entity}`;
  return {
    result: `${stem}Result`,
    commits: `${flow}${entity}Commits`,
    prepared: `${stem}Prepared`,
    preparation: `${stem}Preparation`,
    prepareCommits: `prepare${stem}Commits`,
  };
}

/** `PaymentGateway`, `charge` → `PaymentChargeInput`, `PaymentChargeOutcome`, `PaymentChargeOutcomeKind`. */
export function operationNames(
  gateway: string,
  operation: string,
): { readonly input: string; readonly outcome: string; readonly outcomeKind: string } {
  const stem = `${stripSuffix(gateway, 'Gateway')}${toPascalCase(operation)}`;
  return { input: `${stem}Input`, outcome: `${stem}Outcome`, outcomeKind: `${stem}OutcomeKind` };
}

/** `PaymentGateway` → `InMemoryPaymentGateway`, and what its contract is made of. */
export function gatewayNames(gateway: string): {
  readonly inMemory: string;
  readonly answers: string;
  readonly world: string;
  readonly describe: string;
} {
  return {
    inMemory: `InMemory${gateway}`,
    answers: `${gateway}Answers`,
    world: `${gateway}World`,
    describe: `describe${gateway}`,
  };
}

/** The function that makes a variant: `PaymentNotFound` → `paymentNotFound`. */
export function factoryName(variant: string): string {
  return toCamelCase(variant);
}

/** The function that reads a value object: `Amount` → `parseAmount`. */
export function parserName(value: string): string {
  return `parse${value}`;
}

/** `Currency` → `parseCurrency`, `currencyOf`, and for an enum `CurrencyKind`. */
export function valueNames(value: string): { readonly parser: string; readonly trust: string; readonly kind: string } {
  return { parser: parserName(value), trust: `${toCamelCase(value)}Of`, kind: `${value}Kind` };
}

/** `order-line` → `OrderLineValueKind`, and `Parsed`, which every context with values has. */
export function contextNames(context: string): { readonly valueKind: string; readonly parsed: string } {
  return { valueKind: `${toPascalCase(context)}ValueKind`, parsed: 'Parsed' };
}

interface Named {
  readonly name: string;
}

/** The names of a record; TypeScript's own types make `any` of an interface's values. */
function valuesOf(names: AggregateNames): readonly string[] {
  return Object.values<string>({ ...names });
}

/** What of a context decides which names are generated; a resolved `Context` is one. */
export interface NamedParts extends Named {
  readonly values: readonly (Named & { readonly shape: { readonly kind: string } })[];
  readonly aggregate?: {
    readonly entity: Named;
    readonly store: Named;
    readonly events: readonly Named[];
    readonly intents: readonly Named[];
    readonly results: readonly Named[];
    readonly gateways: readonly (Named & {
      readonly operations: readonly (Named & { readonly outcomes: readonly Named[] })[];
    })[];
    readonly flows: readonly Named[];
  };
}

/** A name that generated code declares, and the name in the spec that it comes from. */
export interface GeneratedName {
  readonly name: string;
  readonly origin: string;
}

/** Every name that is generated for a context, beside those that stand in its spec; the same name may come twice. */
export function generatedNamesOf(parts: NamedParts): readonly GeneratedName[] {
  const shared = [
    ...Object.values(contextNames(parts.name)).map((name) => ({ name, origin: parts.name })),
    ...parts.values.flatMap(({ name, shape }) => {
      const { parser, trust, kind } = valueNames(name);
      return [parser, trust, ...(shape.kind === 'enum' ? [kind] : [])].map((generated) => ({
        name: generated,
        origin: name,
      }));
    }),
  ];
  if (parts.aggregate === undefined) return shared;
  const { entity, store, events, intents, results, gateways, flows } = parts.aggregate;
  const operations = gateways.flatMap((gateway) =>
    gateway.operations.map((operation) => ({ gateway: gateway.name, ...operation })),
  );
  const outcomes = operations.flatMap((operation) => operation.outcomes);
  return [
    ...shared,
    ...[...valuesOf(aggregateNames(entity.name, store.name)), ...variables].map((name) => ({
      name,
      origin: entity.name,
    })),
    ...[...events, ...intents, ...results, ...outcomes].map(({ name }) => ({ name: factoryName(name), origin: name })),
    ...operations.flatMap(({ gateway, name }) =>
      Object.values(operationNames(gateway, name)).map((generated) => ({
        name: generated,
        origin: `${gateway}.${name}`,
      })),
    ),
    ...gateways.flatMap(({ name }) =>
      Object.values(gatewayNames(name)).map((generated) => ({ name: generated, origin: name })),
    ),
    ...flows.flatMap((flow) =>
      Object.values<string>({ ...flowNames(entity.name, flow.name) }).map((name) => ({ name, origin: flow.name })),
    ),
    { name: factoryName(aggregateNames(entity.name, store.name).found), origin: entity.name },
  ];
}
