import MagicString from 'magic-string';
import { ts } from 'ts-morph';
import { listUnits } from '../scan/units.ts';
import type { MissedBranch } from './proof.ts';

/** Code that counts the branches it takes, in a global list; the branches by their numbers. */
export interface Counted {
  readonly text: string;
  readonly branches: readonly MissedBranch[];
}

/** The global list that counted code adds to. */
export const counterName = '__tacetBranches';

/** Makes the code of one unit, which began at a line, count its branches: both ways of each choice, every case, every handler, every way of `&&`, `||`, `??`. */
export function countBranches(text: string, method: string, firstLine: number): Counted {
  const source = ts.createSourceFile('snapshot.ts', text, ts.ScriptTarget.Latest, true);
  const unit = listUnits(source).find(({ name }) => name === method);
  if (unit === undefined) return { text, branches: [] };
  const magic = new MagicString(text);
  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line;
  const offset = firstLine - lineOf(unit.node);
  const branches: MissedBranch[] = [];

  function add(node: ts.Node, branch: string): string {
    branches.push({ line: lineOf(node) + offset, branch });
    return `globalThis.${counterName}?.add(${branches.length - 1})`;
  }

  function countStatement(statement: ts.Statement, branch: string): void {
    const count = `${add(statement, branch)};`;
    if (ts.isBlock(statement)) magic.appendRight(statement.getStart() + 1, count);
    else {
      magic.appendRight(statement.getStart(), `{${count}`);
      magic.appendLeft(statement.end, '}');
    }
  }

  function countExpression(expression: ts.Expression, branch: string): void {
    magic.appendRight(expression.getStart(), `(${add(expression, branch)},`);
    magic.appendLeft(expression.end, ')');
  }

  function visit(node: ts.Node): void {
    if (ts.isIfStatement(node)) {
      countStatement(node.thenStatement, 'if');
      if (node.elseStatement === undefined) magic.appendLeft(node.end, ` else {${add(node, 'else')};}`);
      else if (!ts.isIfStatement(node.elseStatement)) countStatement(node.elseStatement, 'else');
    }
    if (ts.isConditionalExpression(node)) {
      countExpression(node.whenTrue, '? then');
      countExpression(node.whenFalse, ': else');
    }
    if (ts.isCaseOrDefaultClause(node)) {
      const branch = ts.isCaseClause(node) ? `case ${node.expression.getText()}` : 'default';
      const colon = ts.isCaseClause(node) ? text.indexOf(':', node.expression.end) : text.indexOf(':', node.getStart());
      magic.appendRight(colon + 1, ` ${add(node, branch)};`);
    }
    if (ts.isCatchClause(node)) countStatement(node.block, 'catch');
    if (ts.isIterationStatement(node, false)) countStatement(node.statement, 'loop');
    if (ts.isBinaryExpression(node) && isShortCircuit(node.operatorToken.kind)) {
      countExpression(node.right, `right of ${node.operatorToken.getText()}`);
    }
    ts.forEachChild(node, visit);
  }

  visit(unit.body);
  return { text: magic.toString(), branches };
}

function isShortCircuit(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
