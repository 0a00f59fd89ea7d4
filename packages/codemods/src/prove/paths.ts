import { ts } from 'ts-morph';
import type { FileScope } from '../analysis/file-scope.ts';
import type { Purity } from '../analysis/purity.ts';
import { isEnvironmentRead } from '../analysis/purity.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { rootOf } from '../scan/units.ts';

/** What code does with the things it is given, by their paths: `store.find`, `qb().where()`. */
export interface Uses {
  /** Paths that are called. */
  readonly called: ReadonlySet<string>;
  /** What a call at a path gives here, where that is more exact than its declaration. */
  readonly results: ReadonlyMap<string, readonly { readonly type: ts.Type; readonly at: ts.Node }[]>;
  /** The parameters of functions that are handed to a call at a path. */
  readonly callbacks: ReadonlyMap<string, readonly ts.ParameterDeclaration[]>;
  /** Paths whose calls only compute. */
  readonly computed: ReadonlySet<string>;
  /** Members that are read from something whose type says nothing. */
  readonly untyped: ReadonlyMap<string, ReadonlySet<string>>;
  /** Imported names that the code reaches the world through. */
  readonly imports: ReadonlyMap<string, ts.Identifier>;
  /** All names of members and variables. */
  readonly names: ReadonlySet<string>;
  readonly environment: ReadonlySet<string>;
}

/** Reads the uses of some code. */
export function findUses(roots: readonly ts.Node[], scope: FileScope, oracle: TypeOracle, purity: Purity): Uses {
  const called = new Set<string>();
  const results = new Map<string, { type: ts.Type; at: ts.Node }[]>();
  const callbacks = new Map<string, readonly ts.ParameterDeclaration[]>();
  const computed = new Set<string>();
  const untyped = new Map<string, Set<string>>();
  const imports = new Map<string, ts.Identifier>();
  const names = new Set<string>();
  const environment = new Set<string>();
  const known = new Set<ts.Node>();

  function visit(node: ts.Node): void {
    // What decorates runs when the file is loaded, and does so for both sides.
    if (known.has(node) || ts.isDecorator(node)) return;
    known.add(node);
    if (ts.isIdentifier(node)) names.add(node.text);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) readCall(node);
    if (ts.isPropertyAccessExpression(node)) readAccess(node);
    if (ts.isBindingElement(node)) readPattern(node);
    if (isEnvironmentRead(node)) readVariable(node);
    ts.forEachChild(node, visit);
  }

  function readCall(call: ts.CallExpression | ts.NewExpression): void {
    const isPure = purity.isPure(call);
    const root = rootOf(call.expression);
    if (!isPure && ts.isIdentifier(root) && scope.get(root.text)?.kind === 'import' && isImport(root)) {
      imports.set(root.text, root);
    }
    const path = pathOf(call.expression, oracle);
    if (path === undefined) return;
    if (isPure) computed.add(path);
    called.add(path);
    const type = oracle.typeAt(call);
    const declared = oracle.describe(oracle.typeAt(call.expression), call.expression);
    const isExact = declared.kind === 'function' && declared.returns === type;
    if (!isExact) results.set(path, [...(results.get(path) ?? []), { type, at: call }]);
    for (const argument of call.arguments ?? []) {
      if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument))
        callbacks.set(path, [...argument.parameters]);
    }
  }

  function isImport(root: ts.Identifier): boolean {
    const symbol = oracle.symbolAt(root);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  }

  function readAccess(access: ts.PropertyAccessExpression): void {
    const path = pathOf(access.expression, oracle);
    if (path === undefined || !saysNothing(oracle.typeAt(access.expression))) return;
    untyped.set(path, (untyped.get(path) ?? new Set()).add(access.name.text));
  }

  function readPattern(element: ts.BindingElement): void {
    const name = element.propertyName ?? element.name;
    if (ts.isIdentifier(name)) names.add(name.text);
  }

  function readVariable(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): void {
    const { expression } = node;
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'env') return;
    if (ts.isPropertyAccessExpression(node)) environment.add(node.name.text);
    else if (ts.isStringLiteralLike(node.argumentExpression)) environment.add(node.argumentExpression.text);
  }

  for (const root of roots) visit(root);
  return { called, results, callbacks, computed, untyped, imports, names, environment };
}

function saysNothing({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

/** The path of an expression: from a parameter, a member of `this`, an imported or a top-level name on. */
export function pathOf(node: ts.Expression, oracle: TypeOracle, depth = 0): string | undefined {
  if (depth > 20) return undefined;
  const inner = (part: ts.Expression): string | undefined => pathOf(part, oracle, depth + 1);
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) {
    return inner(node.expression);
  }
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return inner(node.expression);
  if (ts.isPropertyAccessExpression(node)) {
    if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return node.name.text;
    const owner = inner(node.expression);
    return owner === undefined ? undefined : `${owner}.${node.name.text}`;
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const callee = inner(node.expression);
    return callee === undefined ? undefined : `${callee}()`;
  }
  return ts.isIdentifier(node) ? pathOfName(node, oracle, depth) : undefined;
}

function pathOfName(node: ts.Identifier, oracle: TypeOracle, depth: number): string | undefined {
  const declaration = oracle.symbolAt(node)?.declarations?.[0];
  if (declaration?.getSourceFile() !== node.getSourceFile()) return node.text;
  if (ts.isParameter(declaration)) return pathOfParameter(declaration, node, oracle, depth);
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) {
    return ts.isBindingElement(declaration) ? undefined : node.text;
  }
  return pathOf(declaration.initializer, oracle, depth + 1);
}

function pathOfParameter(
  declaration: ts.ParameterDeclaration,
  node: ts.Identifier,
  oracle: TypeOracle,
  depth: number,
): string | undefined {
  const owner = declaration.parent;
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return node.text;
  if (!ts.isCallExpression(owner.parent)) return node.text;
  const call = pathOf(owner.parent.expression, oracle, depth + 1);
  return call === undefined ? undefined : `${call}(${owner.parameters.indexOf(declaration)})`;
}
