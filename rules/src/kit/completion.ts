import type { TSESTree } from '@typescript-eslint/utils';
import { is } from './syntax.ts';

/** The ways in which statements may end, as a set of bits. */
export type Completion = number;

/** Control may reach the end. */
export const normal: Completion = 1;
/** A `break` leaves the switch or loop around. */
export const broken: Completion = 2;
/** A `continue`, or a `break` to a label, leaves for further out. */
export const continued: Completion = 4;
/** A `return` or a `throw` leaves the function. */
export const returned: Completion = 8;

/** How a sequence of statements may end. */
export function completionOf(statements: readonly TSESTree.Statement[]): Completion {
  let ends: Completion = 0;
  for (const statement of statements) {
    const end = completionOfOne(statement);
    ends |= end & ~normal;
    if ((end & normal) === 0) return ends;
  }
  return ends | normal;
}

function completionOfOne(statement: TSESTree.Statement): Completion {
  if (is(statement, 'BlockStatement')) return completionOf(statement.body);
  if (is(statement, 'ReturnStatement') || is(statement, 'ThrowStatement')) return returned;
  if (is(statement, 'BreakStatement')) return statement.label ? continued : broken;
  if (is(statement, 'ContinueStatement')) return continued;
  if (is(statement, 'LabeledStatement')) return completionOfOne(statement.body) | normal;
  if (is(statement, 'SwitchStatement')) return completionOfSwitch(statement);
  if (is(statement, 'TryStatement')) return completionOfTry(statement);
  if (is(statement, 'IfStatement')) {
    const otherwise = statement.alternate ? completionOfOne(statement.alternate) : normal;
    return completionOfOne(statement.consequent) | otherwise;
  }
  return 'body' in statement && isLoop(statement) ? (completionOfOne(statement.body) & returned) | normal : normal;
}

type Loop =
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

function isLoop(statement: TSESTree.Statement): statement is Loop {
  return (
    is(statement, 'ForStatement') ||
    is(statement, 'ForInStatement') ||
    is(statement, 'ForOfStatement') ||
    is(statement, 'WhileStatement') ||
    is(statement, 'DoWhileStatement')
  );
}

/** A switch is taken for exhaustive: its end is reached by a `break`, or through its last case. */
function completionOfSwitch({ cases }: TSESTree.SwitchStatement): Completion {
  const ends = cases.map(({ consequent }) => completionOf(consequent));
  const last = ends.at(-1) ?? normal;
  const all = ends.reduce((some, more) => some | more, 0);
  return (all & ~(normal | broken)) | ((all & broken) !== 0 || (last & normal) !== 0 ? normal : 0);
}

function completionOfTry({ block, handler, finalizer }: TSESTree.TryStatement): Completion {
  const last = finalizer ? completionOf(finalizer.body) : normal;
  if ((last & normal) === 0) return last;
  return completionOf(block.body) | (handler ? completionOf(handler.body.body) : 0) | (last & ~normal);
}
