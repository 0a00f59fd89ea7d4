import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import type { Staged } from './staged.ts';
import { refuse } from './refuse.ts';

/** A parameter or variable of the unit itself; names inside nested functions are not among them. */
export interface Local {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Identifier;
  readonly isParameter: boolean;
  readonly isConst: boolean;
  /** Written somewhere after its declaration. */
  readonly isReassigned: boolean;
}

/** The locals of a unit, found by the identifiers that name them. */
export interface Locals {
  readonly all: readonly Local[];
  readonly parameters: readonly Local[];
  find(identifier: ts.Identifier): Local | undefined;
}

/** Finds the locals of a unit; refuses what would change meaning when statements move. */
export function readLocals(unit: Unit, oracle: TypeOracle, staged: Staged = new Set()): Locals {
  const found: { name: ts.Identifier; isParameter: boolean; isConst: boolean }[] = [];
  for (const parameter of unit.node.parameters) {
    for (const name of namesOf(parameter.name)) found.push({ name, isParameter: true, isConst: false });
  }
  const add = (node: ts.Node): void => {
    if (staged.has(node) && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))) {
      const names = node.parameters.flatMap((parameter) => namesOf(parameter.name));
      for (const name of names) found.push({ name, isParameter: false, isConst: false });
    }
    if (ts.isVariableDeclarationList(node)) {
      refuseUnusualList(node);
      const isConst = (node.flags & ts.NodeFlags.Const) !== 0;
      for (const { name } of node.declarations) {
        for (const identifier of namesOf(name)) found.push({ name: identifier, isParameter: false, isConst });
      }
    }
    if (ts.isCatchClause(node) && node.variableDeclaration !== undefined) {
      for (const name of namesOf(node.variableDeclaration.name))
        found.push({ name, isParameter: false, isConst: false });
    }
  };
  visitOwn(unit.body, add, staged);

  const written = findWritten(unit, oracle);
  const bySymbol = new Map<ts.Symbol, Local>();
  for (const { name, isParameter, isConst } of found) {
    const symbol = oracle.symbolAt(name);
    if (symbol === undefined) continue;
    const isReassigned = written.has(symbol);
    bySymbol.set(symbol, { name: name.text, symbol, declaration: name, isParameter, isConst, isReassigned });
  }
  const all = [...bySymbol.values()];
  return {
    all,
    parameters: all.filter(({ isParameter }) => isParameter),
    find: (identifier) => {
      const symbol = oracle.symbolAt(identifier);
      return symbol === undefined ? undefined : bySymbol.get(symbol);
    },
  };
}

/** Visits the nodes of a unit that run when it runs: not the bodies of nested functions and classes. */
export function visitOwn(root: ts.Node, visit: (node: ts.Node) => void, staged: Staged = new Set()): void {
  const step = (node: ts.Node): void => {
    visit(node);
    if (staged.has(node) || !isNestedScope(node)) ts.forEachChild(node, step);
  };
  ts.forEachChild(root, step);
}

/** Whether a node's body runs at another time than the code around it. */
export function isNestedScope(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node);
}

/** The identifiers that a pattern binds. */
export function namesOf(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOf(element.name)));
}

/** Whether an identifier is written to here: assigned, counted up or down, or filled by a pattern or loop. */
export function isWrite(identifier: ts.Identifier): boolean {
  const target = targetOf(identifier);
  const { parent } = target;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    return (
      parent.left === target && operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment
    );
  }
  if (ts.isPrefixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === target;
  return ts.isPostfixUnaryExpression(parent);
}

/** Climbs out of an assignment pattern: in `[a, { b }] = c` the target of `b` is the whole pattern. */
function targetOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isPart =
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node);
  return isPart ? targetOf(parent) : node;
}

function findWritten(unit: Unit, oracle: TypeOracle): ReadonlySet<ts.Symbol> {
  const written = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isWrite(node)) {
      const symbol = oracle.symbolAt(node);
      if (symbol !== undefined) written.add(symbol);
    }
    ts.forEachChild(node, visit);
  };
  visit(unit.body);
  return written;
}

function refuseUnusualList(list: ts.VariableDeclarationList): void {
  if ((list.flags & ts.NodeFlags.Using) !== 0) {
    refuse(
      list,
      'using-declaration',
      'A `using` declaration ends with its block.',
      'Release the resource in a `finally`.',
    );
  }
  if ((list.flags & ts.NodeFlags.BlockScoped) === 0) {
    refuse(list, 'var-declaration', '`var` is visible outside its block.', 'Write `const` or `let`.');
  }
}
