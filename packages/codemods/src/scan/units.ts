import { findRole } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import { skipParentheses, someNode } from '../analysis/syntax.ts';

/** A method of a class, a field that holds an arrow function, or an exported function, that has a body. */
export interface Unit {
  /** `Class.method`, or the function's name. */
  readonly name: string;
  readonly method: string;
  readonly owner: ts.ClassDeclaration | undefined;
  /** What is called: the method or function, or the function that a method makes and does nothing else. */
  readonly node: ts.MethodDeclaration | ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
  readonly body: ts.Block;
}

/** Every unit of a file in source order; accessors, constructors and overload signatures are none. */
export function listUnits(source: ts.SourceFile): readonly Unit[] {
  return source.statements.flatMap((statement) => {
    if (ts.isClassDeclaration(statement)) return methodsOf(statement);
    if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement)) {
      const name = statement.name?.text;
      return statement.body === undefined || name === undefined
        ? []
        : [{ name, method: name, owner: undefined, node: statement, body: statement.body }];
    }
    return ts.isVariableStatement(statement) ? functionsOf(statement) : [];
  });
}

function methodsOf(owner: ts.ClassDeclaration): readonly Unit[] {
  return owner.members.flatMap((member) => {
    const called = findCalled(member);
    if (called === undefined || member.name === undefined) return [];
    if (!ts.isIdentifier(member.name) && !ts.isPrivateIdentifier(member.name)) return [];
    const method = member.name.text.replace(/^#/, '');
    return [{ name: `${owner.name?.text ?? 'default'}.${method}`, method, owner, ...called }];
  });
}

/** The function that a member is, holds, or makes. */
function findCalled(member: ts.ClassElement): Pick<Unit, 'node' | 'body'> | undefined {
  if (ts.isPropertyDeclaration(member)) {
    const { initializer } = member;
    if (initializer === undefined || !ts.isArrowFunction(initializer) || !ts.isBlock(initializer.body))
      return undefined;
    const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword);
    return isStatic ? undefined : { node: initializer, body: initializer.body };
  }
  if (!ts.isMethodDeclaration(member) || member.body === undefined) return undefined;
  return findMade(member) ?? { node: member, body: member.body };
}

/** Whether a unit is what its name stands for, and not what a method of that name makes. */
export function isNamedItself({ node, owner }: Unit): boolean {
  return owner === undefined || ts.isMethodDeclaration(node) || ts.isPropertyDeclaration(node.parent);
}

/** `value() { return async (request) => { … }; }`: the function is what is called, as often as somebody likes. */
function findMade({ body, parameters }: ts.MethodDeclaration): Pick<Unit, 'node' | 'body'> | undefined {
  const [statement, ...others] = body?.statements ?? [];
  if (statement === undefined || others.length > 0 || parameters.length > 0) return undefined;
  if (!ts.isReturnStatement(statement) || statement.expression === undefined) return undefined;
  const node = skipParentheses(statement.expression);
  return ts.isArrowFunction(node) && ts.isBlock(node.body) ? { node, body: node.body } : undefined;
}

function functionsOf(statement: ts.VariableStatement): readonly Unit[] {
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    if (initializer === undefined || !ts.isIdentifier(name)) return [];
    if (!ts.isArrowFunction(initializer) && !ts.isFunctionExpression(initializer)) return [];
    const { body } = initializer;
    return ts.isBlock(body) ? [{ name: name.text, method: name.text, owner: undefined, node: initializer, body }] : [];
  });
}

/** Whether a unit does input or output and decides, told by syntax alone; what renders a page is no service. */
export function isFat(unit: Unit, scope: { readonly isImported: (name: string) => boolean }): boolean {
  if (isView(unit)) return false;
  const acts = someNode(
    unit.body,
    (node) => ts.isAwaitExpression(node) || (ts.isCallExpression(node) && isDependencyCall(node, scope.isImported)),
  );
  return acts && someNode(unit.body, isChoice);
}

/** A component, or a hook of one: its calls must stay where they are, in the order that its framework counts. */
function isView({ method, body }: Unit): boolean {
  const isHookCall = (node: ts.Node): boolean =>
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && hook.test(node.expression.text);
  const isMarkup = (node: ts.Node): boolean =>
    ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
  return someNode(body, isMarkup) || (hook.test(method) && someNode(body, isHookCall));
}

const hook = /^use[A-Z]/;

/** Whether the unit is a façade already: it starts a class of a driver file. */
export function isFacade(unit: Unit, specifierOf: (name: string) => string | undefined): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const specifier = specifierOf(node.expression.text);
      found ||= specifier !== undefined && findRole(specifier) === 'orchestrator';
    }
    if (!found) ts.forEachChild(node, visit);
  };
  visit(unit.body);
  return found;
}

/** Whether a call reaches a dependency: a member of `this`, or of something imported. */
export function isDependencyCall(call: ts.CallExpression, isImported: (name: string) => boolean): boolean {
  const root = rootOf(call.expression);
  if (root.kind === ts.SyntaxKind.ThisKeyword) {
    return ts.isPropertyAccessExpression(call.expression) && call.expression.expression !== root;
  }
  return ts.isIdentifier(root) && root !== call.expression && isImported(root.text);
}

/** The leftmost expression of a chain of members and calls. */
export function rootOf(expression: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)) {
    return rootOf(expression.expression);
  }
  if (
    ts.isCallExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isParenthesizedExpression(expression)
  ) {
    return rootOf(expression.expression);
  }
  return expression;
}

/** `if`, `? :`, `switch`, `throw` and `try`. */
export function isChoice(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isConditionalExpression(node) ||
    ts.isSwitchStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isTryStatement(node)
  );
}

/** Whether a declaration carries a modifier. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}
