import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import { canListComplete, statementsOf } from '../analysis/syntax.ts';

/** What runs from a case on: its own statements, then those of each case that it falls into. */
export function listsFrom(
  clauses: readonly ts.CaseOrDefaultClause[],
  index: number,
): readonly (readonly ts.Statement[])[] {
  const lists: (readonly ts.Statement[])[] = [];
  for (const [at, clause] of clauses.slice(index).entries()) {
    const own = statementsOf(clause.statements);
    if (own.length > 0) lists.push(own);
    const isLast = index + at === clauses.length - 1;
    if (lists.length === 0 || isLast || !canListComplete(own)) return lists;
    if (own.length > 0) refuseShared(clause);
  }
  return lists;
}

/** A case that now holds what it fell into ends as the last one did. */
export function endOf(lists: readonly (readonly ts.Statement[])[]): string {
  return canListComplete(lists.at(-1) ?? []) ? '\nbreak;' : '';
}

/** All cases share one scope: what one of them declares, the next ones would see. */
function refuseShared(clause: ts.CaseOrDefaultClause): void {
  const declaration = clause.statements.find((statement) => ts.isVariableStatement(statement));
  if (declaration === undefined) return;
  refuse(
    declaration,
    'switch-fall-through',
    'A case declares a variable and falls into the next one.',
    'Give the case a block of its own, or end it with `break` or `return`.',
  );
}
