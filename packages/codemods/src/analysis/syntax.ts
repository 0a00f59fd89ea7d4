import { ts } from 'ts-morph';
import { countBreaks, isEndless } from './jumps.ts';

/** The expression inside any parentheses. */
export function skipParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? skipParentheses(node.expression) : node;
}

/** The values in a tagged template, in the order of their evaluation. */
export function spansOf({ template }: ts.TaggedTemplateExpression): readonly ts.Expression[] {
  return ts.isTemplateExpression(template) ? template.templateSpans.map(({ expression }) => expression) : [];
}

/** Whether a node is what a call calls. */
export function isCalled(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/** Whether some node below, the root included, is of a kind. */
export function someNode(root: ts.Node, isWanted: (node: ts.Node) => boolean): boolean {
  return isWanted(root) || ts.forEachChild(root, (child) => someNode(child, isWanted) || undefined) === true;
}

/** Whether control can reach the end of a statement; in doubt it can. */
export function canComplete(statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return false;
  if (ts.isBreakStatement(statement) || ts.isContinueStatement(statement)) return false;
  if (ts.isBlock(statement)) return canListComplete(statement.statements);
  if (ts.isIfStatement(statement)) {
    const { thenStatement, elseStatement } = statement;
    return canComplete(thenStatement) || elseStatement === undefined || canComplete(elseStatement);
  }
  if (ts.isTryStatement(statement)) {
    const { tryBlock, catchClause, finallyBlock } = statement;
    if (finallyBlock !== undefined && !canComplete(finallyBlock)) return false;
    return canComplete(tryBlock) || (catchClause !== undefined && canComplete(catchClause.block));
  }
  if (ts.isIterationStatement(statement, false)) return !isEndless(statement) || countBreaks(statement) > 0;
  return !ts.isSwitchStatement(statement) || canSwitchComplete(statement);
}

/** Whether control can reach the end of a list of statements. */
export function canListComplete(list: readonly ts.Statement[]): boolean {
  return list.every((statement) => canComplete(statement));
}

function canSwitchComplete({ caseBlock: { clauses } }: ts.SwitchStatement): boolean {
  if (!clauses.some((clause) => ts.isDefaultClause(clause))) return true;
  const last = clauses.at(-1);
  return clauses.some((clause) => holdsBreak(clause)) || (last !== undefined && canListComplete(last.statements));
}

/** Whether a `break` inside leaves the switch that a node belongs to. */
export function holdsBreak(node: ts.Node): boolean {
  if (ts.isBreakStatement(node)) return true;
  if (ts.isFunctionLike(node) || ts.isSwitchStatement(node) || ts.isIterationStatement(node, false)) return false;
  return ts.forEachChild(node, (child) => holdsBreak(child)) === true;
}

/** The statements of a clause or branch: a single block is opened. */
export function statementsOf(statements: readonly ts.Statement[]): readonly ts.Statement[] {
  const [first, ...others] = statements;
  return first !== undefined && others.length === 0 && ts.isBlock(first) ? first.statements : statements;
}

/** The statements of one branch. */
export function branchOf(statement: ts.Statement): readonly ts.Statement[] {
  return statementsOf([statement]);
}

/** Whether code of its own (not of nested functions) returns or throws. */
export function holdsExit(node: ts.Node): boolean {
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.forEachChild(node, (child) => holdsExit(child)) === true;
}

/** Whether code of its own (not of nested functions) throws. */
export function holdsThrow(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) return true;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.forEachChild(node, (child) => holdsThrow(child)) === true;
}

/** Whether code of its own (not of nested functions) waits. */
export function holdsWait(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return true;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.forEachChild(node, (child) => holdsWait(child)) === true;
}

/** Whether a switch chooses by the kind of a sum type, which any code may do. */
export function isDiscriminantSwitch({ expression }: ts.SwitchStatement): boolean {
  return ts.isPropertyAccessExpression(expression) && discriminants.has(expression.name.text);
}

const discriminants: ReadonlySet<string> = new Set(['kind']);
