import type { Aggregate } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { fieldsOf } from '../orchestrator/generator.ts';
import { executorsOf } from '../runtime/generator.ts';
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
    unitOfWork: unitOfWork.name,
    drivers: [
      ...(acted.length === 0 ? [] : [toDriver(names.orchestrator, names.transactionalOrchestrator, acted)]),
      ...(executed.length === 0 ? [] : [toDriver(names.runtime, names.transactionalRuntime, executed)]),
    ],
  };
}

function toDriver(driver: string, transactional: string, ports: readonly Port[]) {
  return { driver, transactional, arguments: ports.map(({ name }) => `ports.${name}`).join(', ') };
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
