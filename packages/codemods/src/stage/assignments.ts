import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';

/** `x = y` or `const x = y`. */
export function assignmentOf(
  statement: ts.Statement,
): { readonly target: ts.Identifier; readonly value: ts.Expression } | undefined {
  if (ts.isVariableStatement(statement)) {
    const [declaration, ...others] = statement.declarationList.declarations;
    if (declaration?.initializer === undefined || others.length > 0 || !ts.isIdentifier(declaration.name))
      return undefined;
    return { target: declaration.name, value: skipParentheses(declaration.initializer) };
  }
  if (!ts.isExpressionStatement(statement)) return undefined;
  const expression = skipParentheses(statement.expression);
  const isAssignment = ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!isAssignment || !ts.isIdentifier(expression.left)) return undefined;
  return { target: expression.left, value: skipParentheses(expression.right) };
}

/** An assignment of a name or a literal: it cannot fail. */
export function isPlainAssignment(statement: ts.Statement): boolean {
  const pair = assignmentOf(statement);
  return pair !== undefined && (ts.isIdentifier(pair.value) || isClosedLiteral(pair.value));
}

/** `null`, `true`, `'text'`, `5`. */
export function isClosedLiteral(node: ts.Expression): boolean {
  const inner = skipParentheses(node);
  return ts.isToken(inner) || ts.isLiteralExpression(inner);
}
