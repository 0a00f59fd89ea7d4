import { ts } from 'ts-morph';
import { isErrorType } from '../analysis/purity.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';

/** What code asks about errors, and which of them it knows. */
export interface KnownErrors {
  /** Names of classes, as the code writes them. */
  readonly classes: readonly ts.Identifier[];
  /** Members that are read from what was caught: `code`, `response.status`. */
  readonly members: readonly string[];
  readonly catches: boolean;
}

/** Reads the errors that some code throws, catches and asks about. */
export function findErrors(roots: readonly ts.Node[], oracle: TypeOracle): KnownErrors {
  const classes = new Map<string, ts.Identifier>();
  const members = new Set<string>();
  let catches = false;
  const caught = new Set<string>(['error', 'err', 'e', 'ex', 'reason']);

  const visit = (node: ts.Node): void => {
    if (ts.isCatchClause(node)) {
      catches = true;
      const name = node.variableDeclaration?.name;
      if (name !== undefined && ts.isIdentifier(name)) caught.add(name.text);
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && isErrorType(oracle, oracle.typeAt(node))) {
      classes.set(node.expression.text, node.expression);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
      if (ts.isIdentifier(node.right)) classes.set(node.right.text, node.right);
    }
    if (ts.isPropertyAccessExpression(node)) readMember(node);
    ts.forEachChild(node, visit);
  };

  function readMember(node: ts.PropertyAccessExpression): void {
    const path: string[] = [];
    let owner: ts.Expression = node;
    while (ts.isPropertyAccessExpression(owner)) {
      path.unshift(owner.name.text);
      owner = skip(owner.expression);
    }
    const isCaught = ts.isIdentifier(owner) && caught.has(owner.text);
    if (isCaught && !['message', 'stack', 'constructor'].includes(path[0] ?? '')) members.add(path.join('.'));
  }

  for (const root of roots) visit(root);
  const paths = [...members];
  return {
    classes: [...classes.values()],
    members: paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`))),
    catches,
  };
}

function skip(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node);
  return isWrapped ? skip(node.expression) : node;
}
