import type { Template } from '../generated-file.ts';
import { toConflictView } from '../slice/conflict.ts';
import { gatewaysOf } from '../slice/gateways.ts';
import { toMissingText } from '../slice/missing.ts';
import { namesOf } from '../slice/names.ts';

/** `payment.memory.ts`: every port that keeps something, in memory; for tests and first runs. */
export const memory: Template = {
  name: 'memory',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined) return [];
    const names = namesOf(aggregate);
    const effects = new Set(aggregate.flows.flatMap((flow) => (flow.flavour === 'runtime' ? [flow.effects] : [])));
    const conflict = toConflictView(aggregate);
    const view = {
      names,
      conflict,
      gateways: gatewaysOf(aggregate),
      saveResult: conflict.type === '' ? 'void' : names.saveResult,
      keyField: aggregate.entity.key.name,
      missing: toMissingText(aggregate),
      hasRuntime: effects.size > 0,
      hasOutbox: effects.has('outbox'),
      hasAfterCommit: effects.has('after-commit'),
      afterCommit: effects.size > 1 ? names.inMemoryAfterCommitExecutor : names.inMemoryExecutor,
    };
    return [{ path: `${context.name}.memory.ts`, ownership: 'generated', source: 'memory.ts', view }];
  },
};
