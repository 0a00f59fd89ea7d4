import type { ts } from 'ts-morph';
import type { Refusal, RefusalCode } from '../report.ts';

/** Ends the analysis of one unit; it is caught where the unit began and never leaves the package. */
export class RefusalSignal extends Error {
  readonly refusal: Refusal;
  /** What is refused; it may stand in a text that was written anew. */
  readonly node: ts.Node | undefined;

  constructor(refusal: Refusal, node?: ts.Node) {
    super(`${refusal.code}: ${refusal.reason}`);
    this.refusal = refusal;
    this.node = node;
  }
}

/** Refuses the unit at a node, with a reason a human can act on. */
export function refuse(node: ts.Node, code: RefusalCode, reason: string, hint: string): never {
  const { line, character } = positionOf(node);
  throw new RefusalSignal({ code, line: line + 1, column: character + 1, reason, hint }, node);
}

function positionOf(node: ts.Node): ts.LineAndCharacter {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source));
}
