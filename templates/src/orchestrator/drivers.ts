import type { Aggregate, OrchestratorFlow } from '@tacet/spec';
import { toDriverFields } from '../slice/driver-fields.ts';
import { isPrepared } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';
import { preparedFieldsOf } from './prepared.ts';

/** How drivers are made: one transaction a call, and for flows that prepare (else empty) one before and after each act. */
export interface DriverCalls {
  readonly orchestrator: string;
  readonly transactional: (unitOfWork: string) => string;
  readonly prepared: (transactional: string) => string;
}

/** The fields that hold the store and the gateways that are called, by their types. */
export function fieldsOf(aggregate: Aggregate, flows: readonly OrchestratorFlow[]): ReadonlyMap<string, string> {
  const called = gatewaysIn(aggregate, flows, () => true);
  const methods = flows.map(({ name }) => name);
  return toDriverFields([aggregate.store.name, ...called], aggregate.entity.name, methods);
}

/** What the orchestrator itself holds: the store, and the gateways that are called within a transaction. */
export function heldBy(aggregate: Aggregate, flows: readonly OrchestratorFlow[]): readonly string[] {
  return [aggregate.store.name, ...gatewaysIn(aggregate, flows, (branch) => !isPrepared(branch))];
}

/** The calls that make the drivers of flows; `hold` says where a field's value is, by the type of the field. */
export function toDriverCalls(
  aggregate: Aggregate,
  flows: readonly OrchestratorFlow[],
  hold: (field: string, type: string) => string,
): DriverCalls {
  const names = namesOf(aggregate);
  const fields = fieldsOf(aggregate, flows);
  const toArguments = (types: readonly string[]) => types.map((type) => hold(fields.get(type) ?? '', type)).join(', ');
  const acting = preparedFieldsOf(aggregate, flows);
  const orchestrator = `new ${names.orchestrator}(${toArguments(heldBy(aggregate, flows))})`;
  return {
    orchestrator,
    transactional: (unitOfWork) => `new ${names.transactionalOrchestrator}(${orchestrator}, ${unitOfWork})`,
    prepared: (transactional) =>
      acting.length === 0 ? '' : `new ${names.preparedOrchestrator}(${transactional}, ${toArguments(acting)})`,
  };
}

function gatewaysIn(
  { gateways }: Aggregate,
  flows: readonly OrchestratorFlow[],
  isMeant: (branch: OrchestratorFlow['branches'][number]) => boolean,
): readonly string[] {
  const steps = flows.flatMap(({ branches }) => branches.filter(isMeant).flatMap((branch) => branch.steps));
  const called = gateways.filter(({ name }) => steps.some((step) => step.kind === 'call' && step.gateway === name));
  return called.map(({ name }) => name);
}
