import type { Condition, Flow } from '../model.ts';
import { quote } from '../near.ts';
import type { Collector } from '../report.ts';
import { entriesOf, findEntry, itemsOf, type SpecNode } from '../source/tree.ts';
import { compareInScope } from './conditions.ts';
import type { DeclaredRow } from './decisions.ts';
import type { EntityScope } from './entity-field.ts';
import { isExcluded, isImplied } from './reachable-rows.ts';

/** Reports prepared states of which the table decides something else: after a crash nobody would act on them. */
export function checkResumed(
  flows: readonly Flow[],
  node: SpecNode | undefined,
  rows: readonly DeclaredRow[],
  scope: EntityScope,
  { report, describe }: Collector,
): void {
  for (const flow of flows) {
    if (flow.flavour !== 'orchestrator') continue;
    const on = findEntry(entriesOf(node).find(({ key }) => key === flow.name)?.value, 'on')?.value;
    for (const { intent, steps } of flow.branches) {
      const [step] = steps;
      const [field, ...deeper] = step?.kind === 'prepare' && step.path.root === 'intent' ? step.path.fields : [];
      const place = findEntry(itemsOf(findEntry(on, intent)?.value)[0], 'prepare')?.value;
      if (field === undefined || deeper.length > 0 || place === undefined) continue;
      const lost = findLost(intent, field, rows, scope);
      if (lost === undefined) continue;
      const message = `What the row at ${describe(lost.by.node)} prepares is decided by the row at ${describe(
        lost.again.node,
      )}: ${quote(lost.again.intent)}. After a crash this call would not be made again.`;
      report('not-resumed', place, message, `Let what is prepared lead to ${intent} again.`);
    }
  }
}

/** A row that prepares the intent, and the row that decides of what it prepares, where that is another intent for sure. */
function findLost(
  intent: string,
  field: string,
  rows: readonly DeclaredRow[],
  scope: EntityScope,
): { readonly by: DeclaredRow; readonly again: DeclaredRow } | undefined {
  for (const by of rows.filter((row) => row.intent === intent)) {
    const argument = by.arguments.find((candidate) => candidate.field === field);
    if (argument?.kind !== 'change') continue;
    const changed = Object.entries(argument.changes).map(([name, value]): Condition => ({
      field: name,
      operator: 'is',
      value,
    }));
    const missed = rows.slice(0, rows.indexOf(by)).flatMap(({ conditions }) => negate(conditions));
    const kept = [...by.conditions, ...missed].filter((condition) => !Object.hasOwn(argument.changes, condition.field));
    const again = findDeciding([...changed, ...kept], rows, scope);
    if (again !== undefined && again.intent !== intent) return { by, again };
  }
  return undefined;
}

/** What is known of an entity of which a row does not hold; nothing where that can have several reasons. */
function negate([condition, ...others]: readonly Condition[]): readonly Condition[] {
  if (condition === undefined || others.length > 0) return [];
  const opposites = { is: 'not', not: 'is' } as const;
  const { operator } = condition;
  return operator === 'is' || operator === 'not' ? [{ ...condition, operator: opposites[operator] }] : [];
}

/** The row that decides of everything of which this is known; `undefined` when it depends on more. */
function findDeciding(
  known: readonly Condition[],
  rows: readonly DeclaredRow[],
  scope: EntityScope,
): DeclaredRow | undefined {
  const open = rows.find(
    ({ conditions }) =>
      !conditions.some((asked) => known.some((fact) => isExcluded(fact, asked, compareInScope(fact, asked, scope)))),
  );
  const isSure = open?.conditions.every((asked) =>
    known.some((fact) => isImplied(fact, asked, compareInScope(fact, asked, scope))),
  );
  return isSure === true ? open : undefined;
}
