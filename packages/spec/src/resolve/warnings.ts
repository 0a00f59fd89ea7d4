import type { Flow, Step } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import type { DeclaredOperation } from './gateways.ts';
import { entriesOf, type SpecNode } from '../source/tree.ts';
import type { Section } from './section.ts';

/**
 * Reports operations that a flow calls without an idempotency key: a repeated flow would act twice. It is an error where
 * calls are made again by design: in branches that prepare, and in durable workflows.
 */
export function checkRepeatedActs(
  flows: readonly Flow[],
  operations: Section<DeclaredOperation>,
  report: Report,
): void {
  const branches = flows.flatMap((flow) =>
    flow.flavour === 'orchestrator' ? flow.branches.map(({ steps }) => ({ steps, engine: flow.engine })) : [],
  );
  const called = new Set(branches.flatMap(({ steps }) => callsIn(steps)));
  const resumed = new Set(
    branches.flatMap(({ steps, engine }) =>
      engine !== undefined || steps.some(({ kind }) => kind === 'prepare') ? callsIn(steps) : [],
    ),
  );
  for (const operation of operations.items.values()) {
    if (!called.has(operation.name) || operation.isBroken || operation.isRepeatable) continue;
    if (operation.fields.some(({ name }) => name === 'idempotencyKey')) continue;
    const problem = `${quote(operation.name)} takes no idempotency key`;
    const isResumed = resumed.has(operation.name);
    report(
      isResumed ? 'missing-idempotency-key' : 'no-idempotency-key',
      operation.inputPlace,
      isResumed
        ? `${problem}, and is called again when a run goes on after a crash: it would act twice.`
        : `${problem}: when a flow runs again, it acts again.`,
      'Add idempotencyKey to its input, and fill it from the key; or write repeatable: true, if it does no harm twice.',
    );
  }
}

function callsIn(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'call' ? [`${step.gateway}.${step.operation}`] : []));
}

/** Warns of flows beside the first one whose intents wait in the same queue: what comes of them is stepped by the first. */
export function warnOfSharedOutbox(flows: readonly Flow[], node: SpecNode | undefined, report: Report): void {
  const [first, ...others] = flows.filter((flow) => flow.flavour === 'runtime' && flow.effects === 'outbox');
  if (first === undefined) return;
  for (const { name } of others) {
    const entry = entriesOf(node).find(({ key }) => key === name);
    if (entry === undefined) continue;
    report(
      'shared-outbox',
      entry.keyPlace,
      `What comes of intents of ${quote(name)} is stepped by ${quote(first.name)}: both share one outbox.`,
      'Give one flow the outbox, or each a spec of its own.',
    );
  }
}
