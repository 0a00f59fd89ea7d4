import { ts } from 'ts-morph';
import { skipParentheses, isDiscriminantSwitch } from '../analysis/syntax.ts';
import { shortText, type Exit } from './chart.ts';
import { readExpression } from './read-expression.ts';
import type { Reading } from './reading.ts';

/** Adds a switch: its cases leave the step that made the value, where nothing stands between. */
export function readSwitch(statement: ts.SwitchStatement, entries: readonly Exit[], reading: Reading): readonly Exit[] {
  const before = readExpression(statement.expression, entries, reading);
  const subject = subjectOf(statement);
  const from = findSource(statement, subject, before, reading);
  const breaks: Exit[] = [];
  const jumps = { breaks, continues: reading.jumps.continues };
  let open: readonly Exit[] = [];
  let labels: string[] = [];
  for (const clause of statement.caseBlock.clauses) {
    labels.push(ts.isDefaultClause(clause) ? 'otherwise' : variantOf(clause.expression));
    if (clause.statements.length === 0) continue;
    const variants = subject === undefined ? reading.variants : new Map([...reading.variants, [subject, labels]]);
    open = reading.walk(clause.statements, [...open, { from, label: labels.join(', ') }], {
      ...reading,
      jumps,
      variants,
    });
    labels = [];
  }
  const rest = labels.length > 0 ? [{ from, label: labels.join(', ') }] : [];
  const isWhole = isDiscriminantSwitch(statement) || statement.caseBlock.clauses.some(ts.isDefaultClause);
  return [...open, ...rest, ...breaks, ...(isWhole ? [] : [{ from, label: 'otherwise' }])];
}

/** The variable whose kind is asked: `decision` of `decision.kind`. */
function subjectOf({ expression }: ts.SwitchStatement): string | undefined {
  const value = skipParentheses(expression);
  const root = ts.isPropertyAccessExpression(value) ? skipParentheses(value.expression) : value;
  return ts.isIdentifier(root) ? root.text : undefined;
}

function findSource(
  statement: ts.SwitchStatement,
  subject: string | undefined,
  entries: readonly Exit[],
  { chart, makers }: Reading,
): number {
  const maker = subject === undefined ? undefined : makers.get(subject);
  const role = maker === undefined ? undefined : chart.nodes[maker]?.role;
  if (maker !== undefined && role === 'translate') chart.change(maker, 'decide');
  const [only, ...others] = entries;
  if (maker !== undefined && others.length === 0 && only?.from === maker && only.label === '') return maker;
  return chart.add('choice', subject ?? shortText(statement.expression), statement.expression, entries);
}

/** `PaymentIntentKind.Process` → `Process`; of literals their text. */
export function variantOf(expression: ts.Expression): string {
  const value = skipParentheses(expression);
  if (ts.isPropertyAccessExpression(value)) return value.name.text;
  return ts.isStringLiteralLike(value) ? value.text : shortText(value, 24);
}
