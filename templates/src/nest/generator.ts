import type { Aggregate } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { fieldsOf, toDriverCalls } from '../orchestrator/drivers.ts';
import { executorsOf } from '../runtime/generator.ts';
import { prepares } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';

/** `payment.nest.ts`: the drivers of a context as a module of NestJS. */
export const nest: Template = {
  name: 'nest',
  plan(context) {
    const { aggregate } = context;
    if (aggregate?.wiring !== 'nest') return [];
    return [{ path: `${context.name}.nest.ts`, ownership: 'generated', source: 'nest.ts', view: toView(aggregate) }];
  },
};

interface Port {
  readonly name: string;
  readonly type: string;
}

function toView(aggregate: Aggregate) {
  const names = namesOf(aggregate);
  const acted = toOrchestratorPorts(aggregate);
  const executed = toRuntimePorts(aggregate);
  const unitOfWork = { name: 'unitOfWork', type: `${names.unitOfWork}<unknown>` };
  return {
    names,
    ports: [...acted, ...executed, unitOfWork],
    drivers: [...toOrchestratorDrivers(aggregate), ...toRuntimeDrivers(aggregate, executed)],
  };
}

function toOrchestratorDrivers(aggregate: Aggregate) {
  const flows = aggregate.flows.filter((flow) => flow.flavour === 'orchestrator');
  if (flows.length === 0) return [];
  const names = namesOf(aggregate);
  const calls = toDriverCalls(aggregate, flows, (field) => `ports.${field}`);
  const transactional = calls.transactional('ports.unitOfWork');
  const prepared = calls.prepared(transactional);
  return [
    ...(flows.every(prepares) ? [] : [{ provide: names.transactionalOrchestrator, made: transactional }]),
    ...(prepared === '' ? [] : [{ provide: names.preparedOrchestrator, made: prepared }]),
  ];
}

function toRuntimeDrivers(aggregate: Aggregate, ports: readonly Port[]) {
  const { runtime, transactionalRuntime } = namesOf(aggregate);
  if (ports.length === 0) return [];
  const made = `new ${runtime}(${ports.map(({ name }) => `ports.${name}`).join(', ')})`;
  return [{ provide: transactionalRuntime, made: `new ${transactionalRuntime}(${made}, ports.unitOfWork)` }];
}

function toOrchestratorPorts(aggregate: Aggregate): readonly Port[] {
  const flows = aggregate.flows.filter((flow) => flow.flavour === 'orchestrator');
  if (flows.length === 0) return [];
  return [...fieldsOf(aggregate, flows)].map(([type, name], index) => ({
    name,
    type: index === 0 ? `${type}<unknown>` : type,
  }));
}

function toRuntimePorts(aggregate: Aggregate): readonly Port[] {
  const flows = aggregate.flows.filter((flow) => flow.flavour === 'runtime');
  const { executor } = namesOf(aggregate);
  return [...new Set(executorsOf(aggregate, flows).values())].map((name) => ({ name, type: `${executor}<unknown>` }));
}
