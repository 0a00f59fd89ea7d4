import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';

/** The body of a decision as it would be written by hand: no variable for what is returned at once, `const` for what stays. */
export function tidyBody(body: string): string {
  return inlineReturns(joinDeclarations(shorten(body))).replace(/^\n+/, '');
}

/** The body of a step: what is only returned needs no name. */
export function tidyStep(body: string): string {
  return body.replace(/^([ \t]*)const (\w+) = (this\.[^;\n]+);\s*return \2;$/gm, '$1return $3;');
}

const before = 'function decide() {\n';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `{ id: id }` is `{ id }`, and `(id)` is `id`. */
function shorten(body: string): string {
  const { source } = parse(body);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const bare =
      ts.isParenthesizedExpression(node) && !ts.isParenthesizedExpression(node.parent) ? skipParentheses(node) : node;
    if (bare !== node && ts.isIdentifier(bare)) {
      const gap = /\w/.test(source.text.charAt(node.getStart() - 1)) ? ' ' : '';
      edits.push({ start: node.getStart(), end: node.end, text: `${gap}${bare.text}` });
    }
    const isDouble = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && ts.isIdentifier(node.initializer);
    if (isDouble && node.name.getText() === node.initializer.getText())
      edits.push({ start: node.getStart(), end: node.end, text: node.initializer.getText() });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return apply(source, edits);
}

/** `let x: T;` above `x = y;` is `const x: T = y;`, and `let x = y;` that is never written again is a constant. */
function joinDeclarations(body: string): string {
  const { list, source } = parse(body);
  const edits: Edit[] = [];
  for (const [index, statement] of list.entries()) {
    const declaration = singleDeclaration(statement);
    if (declaration === undefined || !ts.isVariableStatement(statement)) continue;
    if ((statement.declarationList.flags & ts.NodeFlags.Let) === 0) continue;
    const writes = writesOf(source, declaration.name.text);
    const next = list[index + 1];
    const value = next === undefined ? undefined : assignedTo(next, declaration.name.text);
    if (declaration.initializer !== undefined && writes === 0 && !ts.isLiteralExpression(declaration.initializer))
      edits.push({ start: statement.declarationList.getStart(), end: declaration.getStart(), text: 'const ' });
    if (declaration.initializer !== undefined || value === undefined || next === undefined || writes !== 1) continue;
    const gap = source.text.slice(statement.end, next.getStart());
    if (gap.trim() !== '') continue;
    edits.push({
      start: statement.getStart(),
      end: next.end,
      text: `const ${declaration.getText()} = ${value.getText()};`,
    });
  }
  return apply(source, edits);
}

/** `const x = y; return x;` is `return y;`. */
function inlineReturns(body: string): string {
  const { list, source } = parse(body);
  const [last, kept] = [list.at(-1), list.at(-2)];
  const declaration = kept === undefined ? undefined : singleDeclaration(kept);
  if (last === undefined || kept === undefined || declaration?.initializer === undefined) return body;
  if (!ts.isReturnStatement(last) || last.expression === undefined || !ts.isIdentifier(last.expression)) return body;
  const isSame = last.expression.text === declaration.name.text;
  const isSafe = ts.isVariableStatement(kept) && source.text.slice(kept.end, last.getStart()).trim() === '';
  if (!isSame || !isSafe || !isPlain(declaration.initializer)) return body;
  return apply(source, [
    { start: kept.getStart(), end: last.end, text: `return ${declaration.initializer.getText()};` },
  ]);
}

/** A literal may take its type from the variable. */
function isPlain(node: ts.Expression): boolean {
  return !ts.isArrowFunction(node) && !ts.isFunctionExpression(node);
}

function parse(body: string): { readonly list: readonly ts.Statement[]; readonly source: ts.SourceFile } {
  const source = ts.createSourceFile('decision.ts', `${before}${body}\n}`, ts.ScriptTarget.Latest, true);
  const [decide] = source.statements;
  const list = decide !== undefined && ts.isFunctionDeclaration(decide) ? (decide.body?.statements ?? []) : [];
  return { list, source };
}

function apply(source: ts.SourceFile, edits: readonly Edit[]): string {
  const text = [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), source.text);
  return text.slice(before.length, -2);
}

type Named = ts.VariableDeclaration & { readonly name: ts.Identifier };

function singleDeclaration(statement: ts.Statement): Named | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  return declaration !== undefined && others.length === 0 && isNamed(declaration) ? declaration : undefined;
}

function isNamed(declaration: ts.VariableDeclaration): declaration is Named {
  return ts.isIdentifier(declaration.name);
}

function assignedTo(statement: ts.Statement, name: string): ts.Expression | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken, right } = statement.expression;
  const isPlainWrite = operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(left) && left.text === name;
  return isPlainWrite && !mentions(right, name) ? right : undefined;
}

function mentions(root: ts.Node, name: string): boolean {
  return (
    (ts.isIdentifier(root) && root.text === name) || ts.forEachChild(root, (child) => mentions(child, name)) === true
  );
}

/** How often a name is assigned, wherever that is. */
function writesOf(source: ts.SourceFile, name: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name && isTarget(node)) count += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return count;
}

function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const isWrite = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return isWrite && parent.left === node;
  }
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  const isPart =
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node);
  if (!isPart) return false;
  return ts.isBinaryExpression(parent) ? false : isPattern(parent);
}

/** Whether a literal is the left side of an assignment. */
function isPattern(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const isInside =
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isParenthesizedExpression(parent);
  return isInside && isPattern(parent);
}
