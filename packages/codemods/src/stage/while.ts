import type { ts } from 'ts-morph';
import { isEndless } from '../analysis/jumps.ts';
import { refuse } from '../analysis/refuse.ts';
import type { Frame } from './frame.ts';
import { openLoop } from './jump.ts';
import type { Session } from './session.ts';
import { waitsInEachTurn } from './waiting.ts';
import { nameOfNext } from './words.ts';

/** A `while` becomes a method that is entered again: where its end leads, and whether its condition is always true. */
export function openWhile(
  build: Session,
  statement: ts.WhileStatement,
  frame: Frame,
  rest: Frame,
): { readonly head: Frame; readonly isOnce: boolean } {
  const { scope } = frame;
  if (!scope.isAsync) {
    refuse(
      statement,
      'effect-in-loop',
      'A loop that does not wait would become a recursion.',
      'Iterate over a list instead.',
    );
  }
  if (!waitsInEachTurn(statement, build.effects)) {
    const reason = 'The loop can go round without waiting: as a method that is entered again, its calls would pile up.';
    refuse(statement, 'effect-in-loop', reason, 'Wait in every turn, or iterate over a list.');
  }
  const head: Frame = { ...frame, isJoin: true, isOpened: false };
  openLoop(build, statement, nameOfNext(build, [statement]), { scope, frame: head }, { scope, frame: rest });
  return { head, isOnce: isEndless(statement) };
}
