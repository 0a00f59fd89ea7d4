import type { Condition } from '../model.ts';
import type { Collector } from '../report.ts';
import { compareInScope } from './conditions.ts';
import type { DeclaredRow } from './decisions.ts';
import type { EntityScope } from './entity-field.ts';

/** Reports rows that are never asked: what they decide is decided by an earlier row, or their own comparisons exclude each other. */
export function checkReachableRows(
  rows: readonly DeclaredRow[],
  scope: EntityScope,
  { report, describe }: Collector,
): void {
  const implies = (left: Condition, right: Condition): boolean =>
    isImplied(left, right, compareInScope(left, right, scope));
  const excludes = (left: Condition, right: Condition): boolean =>
    isExcluded(left, right, compareInScope(left, right, scope));
  for (const [index, { conditions, node }] of rows.entries()) {
    const earlier = rows
      .slice(0, index)
      .find((row) => row.conditions.every((asked) => conditions.some((known) => implies(known, asked))));
    if (earlier !== undefined && earlier.conditions.length > 0) {
      report(
        'unreachable-row',
        node,
        `The row at ${describe(earlier.node)} already decides whatever this one would.`,
        'Remove it, or move it up.',
      );
    } else if (conditions.some((left) => conditions.some((right) => left !== right && excludes(left, right)))) {
      report('unreachable-row', node, 'No entity meets all comparisons of this row.', 'Correct one of them.');
    }
  }
}

/** Whether everything that meets `known` meets `asked`, too; `order` compares the value of `known` with that of `asked`. */
export function isImplied(known: Condition, asked: Condition, order: number | undefined): boolean {
  if (order === undefined) return false;
  const isLower = known.operator === 'over' || known.operator === 'atLeast' || known.operator === 'is';
  const isUpper = known.operator === 'under' || known.operator === 'atMost' || known.operator === 'is';
  switch (asked.operator) {
    case 'is':
      return known.operator === 'is' && order === 0;
    case 'not':
      return known.operator === 'not' ? order === 0 : isExcluded(known, { ...asked, operator: 'is' }, order);
    case 'over':
      return isLower && (known.operator === 'over' ? order >= 0 : order > 0);
    case 'atLeast':
      return isLower && order >= 0;
    case 'under':
      return isUpper && (known.operator === 'under' ? order <= 0 : order < 0);
    case 'atMost':
      return isUpper && order <= 0;
  }
}

/** Whether nothing meets both; `order` compares the value of `left` with that of `right`. */
export function isExcluded(left: Condition, right: Condition, order: number | undefined): boolean {
  if (order === undefined) return false;
  const pair = `${left.operator} ${right.operator}`;
  switch (pair) {
    case 'is is':
      return order !== 0;
    case 'is not':
    case 'not is':
      return order === 0;
    case 'is over':
    case 'atMost over':
    case 'under atLeast':
    case 'under over':
      return order <= 0;
    case 'is under':
    case 'atLeast under':
    case 'over atMost':
    case 'over under':
      return order >= 0;
    case 'is atLeast':
    case 'atMost atLeast':
      return order < 0;
    case 'is atMost':
    case 'atLeast atMost':
      return order > 0;
    case 'under is':
    case 'over is':
    case 'atLeast is':
    case 'atMost is':
      return isExcluded(right, left, -order);
    default:
      return false;
  }
}
