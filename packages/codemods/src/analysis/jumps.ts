import { ts } from 'ts-morph';

/** The loop or switch that a `break` leaves, or the loop that a `continue` goes on with. */
export function jumpTarget(statement: ts.BreakOrContinueStatement): ts.Node {
  let node: ts.Node = statement.parent;
  while (!isTarget(node, statement) && !ts.isFunctionLike(node) && !ts.isSourceFile(node)) node = node.parent;
  return node;
}

function isTarget(node: ts.Node, statement: ts.BreakOrContinueStatement): boolean {
  return ts.isIterationStatement(node, false) || (ts.isBreakStatement(statement) && ts.isSwitchStatement(node));
}

/** Every `break` and `continue` that belongs to a loop. */
export function jumpsOf(loop: ts.IterationStatement): readonly ts.BreakOrContinueStatement[] {
  const found: ts.BreakOrContinueStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isBreakOrContinueStatement(node) && jumpTarget(node) === loop) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(loop.statement);
  return found;
}

/** How many `break`s leave a loop. */
export function countBreaks(loop: ts.IterationStatement): number {
  return jumpsOf(loop).filter((jump) => ts.isBreakStatement(jump)).length;
}

/** Whether a loop's own condition never ends it: `while (true)`, `for (;;)`. */
export function isEndless(loop: ts.IterationStatement): boolean {
  if (ts.isWhileStatement(loop) || ts.isDoStatement(loop)) return loop.expression.kind === ts.SyntaxKind.TrueKeyword;
  return ts.isForStatement(loop) && loop.condition === undefined;
}
