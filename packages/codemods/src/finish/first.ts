import { ts } from 'ts-morph';

/** Whether nothing that matters is evaluated in a statement before an expression, and the expression always is. */
export function isEvaluatedFirst(node: ts.Expression, statement: ts.Statement): boolean {
  for (let at: ts.Node = node; at !== statement; at = at.parent) if (!isFirstIn(at, at.parent)) return false;
  return true;
}

function isFirstIn(child: ts.Node, parent: ts.Node): boolean {
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return isFirstOf(child, [parent.expression, ...(parent.arguments ?? [])]);
  if (ts.isBinaryExpression(parent)) return isFirstOperand(child, parent);
  if (ts.isConditionalExpression(parent)) return parent.condition === child;
  if (ts.isTemplateSpan(parent)) return isFirstOf(parent, parent.parent.templateSpans);
  if (ts.isArrayLiteralExpression(parent)) return isFirstOf(child, parent.elements);
  if (ts.isPropertyAssignment(parent))
    return ts.isIdentifier(parent.name) && isFirstOf(parent, parent.parent.properties);
  if (ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) return parent.expression === child;
  return isTransparent(parent);
}

function isFirstOperand(child: ts.Node, { left, operatorToken: { kind } }: ts.BinaryExpression): boolean {
  if (left === child) return true;
  if (kind === ts.SyntaxKind.EqualsToken) return isCalm(left);
  const isShortCircuit =
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken;
  const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  return !isShortCircuit && !isAssignment && isCalm(left);
}

function isFirstOf(child: ts.Node, siblings: readonly ts.Node[]): boolean {
  return siblings
    .slice(
      0,
      siblings.findIndex((sibling) => sibling === child),
    )
    .every((sibling) => isCalm(sibling));
}

function isTransparent(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isTemplateExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isVariableDeclarationList(node) ||
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isVariableStatement(node)
  );
}

/** A constant, or members of one: to read it a little later makes no difference. */
export function isCalm(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return !isVariable(node);
  if (ts.isPropertyAccessExpression(node)) return node.questionDotToken === undefined && isCalm(node.expression);
  if (ts.isTemplateSpan(node)) return isCalm(node.expression);
  if (ts.isPropertyAssignment(node)) return isCalm(node.initializer);
  if (ts.isShorthandPropertyAssignment(node)) return isCalm(node.name);
  return ts.isLiteralExpression(node) || (ts.isToken(node) && !ts.isOmittedExpression(node));
}

/** A name that some `let` or `var` of the file declares. */
function isVariable(node: ts.Identifier): boolean {
  let found = false;
  const visit = (inner: ts.Node): void => {
    const isOpen = ts.isVariableDeclarationList(inner) && (inner.flags & ts.NodeFlags.Const) === 0;
    if (isOpen) found ||= inner.declarations.some(({ name }) => name.getText().includes(node.text));
    ts.forEachChild(inner, visit);
  };
  visit(node.getSourceFile());
  return found;
}
