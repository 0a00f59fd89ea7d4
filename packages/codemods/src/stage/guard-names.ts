import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { typeNameOf } from './naming.ts';

/** A name for what an enclosing `if` found out: `!payment` → `PaymentMissing`. */
export function guardNameOf(node: ts.Node): string | undefined {
  for (let child = node; !ts.isFunctionLike(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isIfStatement(parent) && parent.thenStatement === child) return conditionNameOf(parent.expression);
    if (ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) return undefined;
  }
  return undefined;
}

function conditionNameOf(written: ts.Expression): string | undefined {
  const node = skipParentheses(written);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const subject = subjectNameOf(node.operand);
    return subject === undefined ? undefined : typeNameOf(`${subject} missing`);
  }
  if (ts.isBinaryExpression(node)) {
    const subject = subjectNameOf(node.left);
    const right = node.right.getText();
    const isEqual = node.operatorToken.getText().startsWith('==');
    if (subject === undefined || !isEqual) return undefined;
    if (isNothing(right)) return typeNameOf(`${subject} missing`);
    if (ts.isStringLiteral(node.right)) return typeNameOf(`${subject} ${node.right.text}`);
    return ts.isPropertyAccessExpression(node.right) ? typeNameOf(`${subject} ${node.right.name.text}`) : undefined;
  }
  const subject = subjectNameOf(node);
  return subject === undefined ? undefined : typeNameOf(subject);
}

function subjectNameOf(written: ts.Expression): string | undefined {
  const node = skipParentheses(written);
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    const owner = subjectNameOf(node.expression);
    return owner === undefined ? node.name.text : `${owner} ${node.name.text}`;
  }
  if (node.kind === ts.SyntaxKind.ThisKeyword) return undefined;
  return ts.isCallExpression(node) ? subjectNameOf(node.expression) : undefined;
}

/** `null` or `undefined`. */
export function isNothing(text: string): boolean {
  return text === 'null' || text === 'undefined';
}
