import { ts } from 'ts-morph';
import { matchOf } from './matches.ts';

/** The constants that code mentions, with their neighbours: where behaviour changes, if it does. */
export interface Constants {
  /** Texts, the simplest first. */
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** How long lists may be. */
  readonly lengths: readonly number[];
  /** How far instants may lie from the start of a run, in milliseconds. */
  readonly distances: readonly number[];
}

const searches = new Set(['includes', 'startsWith', 'endsWith', 'indexOf', 'split', 'replace']);

/** Collects the constants of some code. */
export function findConstants(roots: readonly ts.Node[]): Constants {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  let usesLength = false;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const number = ts.isExpression(node) ? numberOf(node) : undefined;
    if (number !== undefined) numbers.add(number);
    if (ts.isStringLiteralLike(node) && node.text.length <= 60) addText(node, texts);
    if (ts.isRegularExpressionLiteral(node)) addMatches(node, texts);
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'length') usesLength = true;
    ts.forEachChild(node, visit);
  };
  for (const root of roots) visit(root);
  const found = [...numbers].filter((one) => Number.isSafeInteger(one) || !Number.isInteger(one));
  const near = found.flatMap((one) => [one, one - 1, one + 1]);
  const short = found.filter((one) => usesLength && Number.isInteger(one) && one >= 0 && one <= 100);
  const sized = short.flatMap((one) => [one - 1, one, one + 1]).filter((one) => one > 2);
  return {
    texts: [...new Set(['a', 'b', '', ...texts, ...sized.map((length) => 'x'.repeat(length))])],
    numbers: [...new Set([1, 0, 2, ...near, -1, 0.5, 100])],
    lengths: [...new Set([1, 0, 2, 3, ...sized.filter((length) => length <= 12)])],
    distances: [
      ...new Set([0, 1, 1000, 60_000, 3_600_000, 86_400_000, 31_536_000_000, ...found.filter((one) => one > 999)]),
    ],
  };
}

/** A text is worth trying as it is; one that is searched for, also within others. */
function addText(node: ts.StringLiteralLike, texts: Set<string>): void {
  const { parent } = node;
  texts.add(node.text);
  const isSearched =
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    searches.has(parent.expression.name.text);
  if (isSearched) for (const near of [`${node.text}a`, `a${node.text}`, `a${node.text}b`]) texts.add(near);
}

/** What a pattern finds, once and twice: a global one goes on where it was; and what it just does not find. */
function addMatches({ text }: ts.RegularExpressionLiteral, texts: Set<string>): void {
  const end = text.lastIndexOf('/');
  const match = matchOf(text.slice(1, end), text.slice(end + 1));
  if (match === undefined || match === '' || match.length > 60) return;
  for (const one of [match, match + match, match.slice(1)]) texts.add(one);
}

/** The value of a number, or of arithmetic on numbers: `24 * 60 * 60`. */
function numberOf(node: ts.Expression): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll('_', ''));
  if (ts.isParenthesizedExpression(node)) return numberOf(node.expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = numberOf(node.operand);
    return operand === undefined ? undefined : -operand;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  if (left === undefined || right === undefined) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right;
  if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return left + right;
  if (node.operatorToken.kind === ts.SyntaxKind.MinusToken) return left - right;
  return undefined;
}
