import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import { canListComplete, holdsBreak, statementsOf } from '../analysis/syntax.ts';

/** The statements of a case up to its `break`; a case with effects must end in one. */
export function withoutBreak(clause: ts.CaseOrDefaultClause, isLast: boolean): readonly ts.Statement[] {
  const opened = statementsOf(clause.statements);
  const cut = opened.findIndex((statement) => ts.isBreakStatement(statement));
  const list = cut < 0 ? opened : opened.slice(0, cut);
  const [nested] = list.filter((statement) => holdsBreak(statement));
  if (nested !== undefined) {
    refuse(
      nested,
      'break-in-branch',
      'A `break` stands inside a branch of a case.',
      'Use `if` and `else` within the case.',
    );
  }
  const after = clause.statements.at(-1);
  const leaves = cut >= 0 || (after !== undefined && ts.isBreakStatement(after));
  if (!leaves && !isLast && canListComplete(list)) {
    refuse(
      clause,
      'switch-fall-through',
      'A case with effects falls into the next one.',
      'End the case with `break` or `return`.',
    );
  }
  return list;
}
