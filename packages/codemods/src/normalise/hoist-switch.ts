import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { refuse } from '../analysis/refuse.ts';
import { branchBreaks } from './branch-breaks.ts';
import { endOf, listsFrom } from './fall-through.ts';
import type { HoistState } from './hoist-fields.ts';

interface Context {
  readonly effects: Effects;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  readonly listText: (list: readonly ts.Statement[]) => string;
}

/** Rewrites switches around effects: what falls through, and what leaves early, is written out. */
export function createSwitchHoister({ effects, state, expressionText, listText }: Context) {
  return (statement: ts.SwitchStatement, pre: string[]): string => {
    const subject = expressionText(statement.expression, pre);
    const { clauses } = statement.caseBlock;
    const texts = clauses.map((clause, index) => {
      if (ts.isCaseClause(clause) && effects.isEffectful(clause.expression)) {
        const reason = 'An effect decides which case is taken.';
        refuse(clause, 'nested-effect', reason, 'Name its result before the `switch`.');
      }
      const head = ts.isCaseClause(clause) ? `case ${clause.expression.getText()}:` : 'default:';
      const flat = branchBreaks(clause, { listText, expressionText });
      if (flat !== undefined) {
        state.isChanged = true;
        return `\n${head} {${flat}\nbreak;\n}`;
      }
      const lists = listsFrom(clauses, index);
      state.isChanged ||= lists.length > 1;
      if (!clauses.some((_, at) => listsFrom(clauses, at).length > 1)) return `\n${head}${listText(clause.statements)}`;
      return clause.statements.length === 0
        ? `\n${head}`
        : `\n${head} {${lists.map(listText).join('')}${endOf(lists)}\n}`;
    });
    return `switch (${subject}) {${texts.join('')}\n}`;
  };
}

/** A try statement with its blocks written anew. */
export function tryText(
  { tryBlock, catchClause, finallyBlock }: ts.TryStatement,
  blockText: (block: ts.Block) => string,
): string {
  const variable = catchClause?.variableDeclaration?.getText();
  const head = variable === undefined ? 'catch' : `catch (${variable})`;
  return [
    `try ${blockText(tryBlock)}`,
    ...(catchClause === undefined ? [] : [`${head} ${blockText(catchClause.block)}`]),
    ...(finallyBlock === undefined ? [] : [`finally ${blockText(finallyBlock)}`]),
  ].join(' ');
}
