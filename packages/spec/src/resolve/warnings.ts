import type { Flow } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import type { DeclaredOperation } from './gateways.ts';
import { entriesOf, type SpecNode } from '../source/tree.ts';
import type { Section } from './section.ts';

/** Warns of operations that a flow calls without an idempotency key: a repeated flow would act twice. */
export function warnOfRepeatedActs(
  flows: readonly Flow[],
  operations: Section<DeclaredOperation>,
  report: Report,
): void {
  const steps = flows.flatMap((flow) =>
    flow.flavour === 'orchestrator' ? flow.branches.flatMap((branch) => branch.steps) : [],
  );
  const called = new Set(steps.flatMap((step) => (step.kind === 'call' ? [`${step.gateway}.${step.operation}`] : [])));
  for (const operation of operations.items.values()) {
    if (!called.has(operation.name) || operation.isBroken) continue;
    if (operation.fields.some(({ name }) => name === 'idempotencyKey')) continue;
    const message = `${quote(operation.name)} takes no idempotency key: when a flow runs again, it acts again.`;
    report(
      'no-idempotency-key',
      operation.inputPlace,
      message,
      'Add idempotencyKey to its input, and fill it from the key.',
    );
  }
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
