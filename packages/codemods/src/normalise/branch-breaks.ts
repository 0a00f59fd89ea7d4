import { ts } from 'ts-morph';
import { branchOf, canListComplete, holdsBreak, statementsOf } from '../analysis/syntax.ts';

interface Writing {
  readonly listText: (list: readonly ts.Statement[]) => string;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
}

/**
 * The statements of a case in which what a `break` inside a branch skips stands in an `else`; `undefined` when no `break`
 * stands in a branch, or when it cannot be told what it skips.
 */
export function branchBreaks(clause: ts.CaseOrDefaultClause, writing: Writing): string | undefined {
  const list = statementsOf(clause.statements);
  const isLast = clause.parent.clauses.at(-1) === clause;
  return isLast || !canListComplete(list) ? restructured(list, writing) : undefined;
}

function restructured(list: readonly ts.Statement[], writing: Writing): string | undefined {
  const at = list.findIndex((statement) => holdsBreak(statement));
  const statement = list[at];
  if (statement === undefined || !ts.isIfStatement(statement)) return undefined;
  const ways = waysOf(statement, list.slice(at + 1));
  const [then, otherwise] = (ways ?? []).map((way) => wayText(way, writing));
  if (then === undefined || otherwise === undefined) return undefined;
  const before = writing.listText(list.slice(0, at));
  const lead = statement.getFullText().slice(0, statement.getLeadingTriviaWidth());
  const pre: string[] = [];
  const test = writing.expressionText(statement.expression, pre);
  const text =
    then.trim() === ''
      ? `if (${negated(test)}) {${otherwise}\n}`
      : `if (${test}) {${then}\n}${otherwise.trim() === '' ? '' : ` else {${otherwise}\n}`}`;
  return `${before}${lead}${[...pre, text].join('\n')}`;
}

/** What runs when the condition holds, and when it does not, up to the end of the case. */
function waysOf(
  { thenStatement, elseStatement }: ts.IfStatement,
  rest: readonly ts.Statement[],
): readonly (readonly ts.Statement[])[] | undefined {
  const then = branchOf(thenStatement);
  const otherwise = elseStatement === undefined ? [] : branchOf(elseStatement);
  const isScoped = (own: readonly ts.Statement[]): boolean =>
    own.length > 0 && rest.some((statement) => ts.isVariableStatement(statement));
  if (!canListComplete(then)) return isScoped(otherwise) ? undefined : [then, [...otherwise, ...rest]];
  return canListComplete(otherwise) || isScoped(then) ? undefined : [[...then, ...rest], otherwise];
}

function wayText(way: readonly ts.Statement[], writing: Writing): string | undefined {
  const end = way.findIndex((statement) => ts.isBreakStatement(statement));
  const list = end < 0 ? way : way.slice(0, end);
  if (!list.some((statement) => holdsBreak(statement))) return writing.listText(list);
  return restructured(list, writing);
}

function negated(test: string): string {
  if (/^!\w+$/.test(test)) return test.slice(1);
  const [, left, operator, right] = /^([\w.]+) ([!=]==?) ([\w.'-]+)$/.exec(test) ?? [];
  if (operator !== undefined)
    return `${left ?? ''} ${operator.startsWith('!') ? '=' : '!'}${operator.slice(1)} ${right ?? ''}`;
  return /^[\w.]+$/.test(test) ? `!${test}` : `!(${test})`;
}
