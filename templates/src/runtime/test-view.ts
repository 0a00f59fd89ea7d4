import { factoryName, type Aggregate, type Context, type RuntimeFlow } from '@tacet/spec';
import { toEnds, toMissing } from '../samples/ends.ts';
import { toSampleArguments, toSampleCall } from '../samples/sample-variants.ts';
import type { Samples } from '../samples/samples.ts';
import { sceneryOf } from '../samples/scenery.ts';
import { findNamed } from '../slice/arguments.ts';
import { toConflictView } from '../slice/conflict.ts';
import { namesOf } from '../slice/names.ts';
import { toTable } from '../typescript/table.ts';

/** What the tests of a runtime show; `shown` are the flows as the runtime itself shows them. */
export function toTestView(
  context: Context,
  aggregate: Aggregate,
  flows: readonly RuntimeFlow[],
  shown: readonly object[],
) {
  const { samples, constants } = sceneryOf(context, aggregate);
  const names = namesOf(aggregate);
  const effects = new Set(flows.map((flow) => flow.effects));
  const classes = {
    outbox: names.inMemoryExecutor,
    'after-commit': effects.size > 1 ? names.inMemoryAfterCommitExecutor : names.inMemoryExecutor,
  };
  const executors = [...effects].map((effect) => `new ${classes[effect]}(${effect === 'outbox' ? '' : 'carryOut'})`);
  const view = {
    names,
    anyEvent: aggregate.events
      .slice(0, 1)
      .map((event) => toSampleCall(event, samples, ''))
      .join(''),
    anyIntent: aggregate.intents
      .slice(0, 1)
      .map((intent) => toSampleCall(intent, samples, ''))
      .join(''),
    conflict: toConflictView(aggregate),
    missing: toMissing(aggregate, samples),
    hasOutbox: effects.has('outbox'),
    hasAfterCommit: effects.has('after-commit'),
    executors: executors.join(', '),
    flows: flows.map((flow, index) => ({
      ...shown[index],
      isOutbox: flow.effects === 'outbox',
      executorClass: classes[flow.effects],
      executor: `new ${classes[flow.effects]}(${flow.effects === 'outbox' ? '' : 'carryOut'})`,
      returns: toReturns(flow, aggregate, samples),
      ends: toEnds(flow, aggregate, samples),
    })),
  };
  return { constants, view };
}

function toReturns(flow: RuntimeFlow, aggregate: Aggregate, samples: Samples) {
  const { key } = namesOf(aggregate);
  const rows = flow.returns.map((returned) => {
    const intent = findNamed(aggregate.intents, returned.intent);
    const result = findNamed(aggregate.results, returned.result);
    const fields = toSampleArguments(returned.arguments, { key, intent, outcome: undefined }, samples);
    const text = `${factoryName(result.name)}(${result.fields.length === 0 ? '' : fields})`;
    return `{ intent: ${toSampleCall(intent, samples, '')}, result: ${text} }`;
  });
  return toTable(rows, '  ');
}
