import { ts } from 'ts-morph';
import { isShared } from '../analysis/file-scope.ts';
import { refuse } from '../analysis/refuse.ts';
import type { Env } from './build.ts';
import { isOwnStatic } from './own-statics.ts';
import type { Session } from './session.ts';
import { member } from './text.ts';

/** Whether an orchestrator may spell an expression itself: a path, or a literal of paths. */
export function isDirect(build: Session, node: ts.Expression, isObserver = false): boolean {
  if (build.staged.has(node)) return true;
  if (isPath(build, node)) return true;
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((property) => isDirectProperty(build, property, isObserver));
  if (ts.isArrayLiteralExpression(node)) {
    return (
      node.elements.length > 0 &&
      node.elements.every((element) => isPath(build, element) || isObserverText(build, element, isObserver))
    );
  }
  return isObserverText(build, node, isObserver);
}

function isDirectProperty(build: Session, property: ts.ObjectLiteralElementLike, isObserver: boolean): boolean {
  if (ts.isShorthandPropertyAssignment(property)) return isPath(build, property.name);
  if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return false;
  if (property.name.text === 'kind') return false;
  const { initializer } = property;
  const isNested = ts.isObjectLiteralExpression(initializer) && initializer.properties.length > 0;
  if (isNested) return initializer.properties.every((inner) => isDirectProperty(build, inner, isObserver));
  return isPath(build, initializer) || isObserverText(build, initializer, isObserver);
}

function isObserverText(build: Session, node: ts.Expression, isObserver: boolean): boolean {
  if (!isObserver) return false;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true;
  return ts.isTemplateExpression(node) && node.templateSpans.every(({ expression }) => isPath(build, expression));
}

/** A name, or members of a name, whose type here is what the members' declarations say. */
function isPath(build: Session, node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return isNamePath(build, node);
  if (node.kind === ts.SyntaxKind.NullKeyword) return true;
  if (!ts.isPropertyAccessExpression(node) || node.questionDotToken !== undefined) return false;
  if (!ts.isIdentifier(node.name) && !ts.isPrivateIdentifier(node.name)) return false;
  if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!isPath(build, node.expression)) return false;
  const member = build.oracle.propertyType(build.oracle.typeAt(node.expression), node.name.text);
  return member === undefined || build.oracle.isAssignable(member, build.oracle.typeAt(node));
}

function isNamePath(build: Session, node: ts.Identifier): boolean {
  if (build.renderer.isAsserted(node)) return false;
  return node.text === 'undefined' || build.locals.find(node) !== undefined || build.fileScope.has(node.text);
}

/** The text of a direct expression in the orchestrator. */
export function directText(build: Session, node: ts.Expression, env: Env, imports: (name: string) => void): string {
  if (build.staged.has(node) && (ts.isArrowFunction(node) || ts.isFunctionExpression(node)))
    return build.closureText(node, env);
  if (ts.isIdentifier(node)) return nameText(build, node, env, imports);
  if (ts.isPropertyAccessExpression(node)) {
    if (isOwn(build, node)) return `this.${build.dependencies.readField(node).name}`;
    return `${directText(build, node.expression, env, imports)}.${node.name.text}`;
  }
  if (ts.isObjectLiteralExpression(node)) {
    const members = node.properties.map((property) => propertyText(build, property, env, imports));
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  if (ts.isArrayLiteralExpression(node)) {
    return `[${node.elements.map((element) => directText(build, element, env, imports)).join(', ')}]`;
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(
      ({ expression, literal }) => `${directText(build, expression, env, imports)}${literal.getText()}`,
    );
    return `${node.head.getText()}${spans.join('')}`;
  }
  return node.getText();
}

/** A field of the object, or a static one of its class. */
function isOwn({ unit, oracle }: Session, node: ts.PropertyAccessExpression): boolean {
  return node.expression.kind === ts.SyntaxKind.ThisKeyword || isOwnStatic(unit, oracle, node);
}

function propertyText(
  build: Session,
  property: ts.ObjectLiteralElementLike,
  env: Env,
  imports: (name: string) => void,
): string {
  if (ts.isShorthandPropertyAssignment(property)) {
    const text = nameText(build, property.name, env, imports);
    return text === property.name.text ? text : `${property.name.text}: ${text}`;
  }
  if (!ts.isPropertyAssignment(property)) {
    return refuse(
      property,
      'nested-effect',
      'This property cannot be passed on as it is.',
      'Write it as `name: value`.',
    );
  }
  return member(property.name.getText(), directText(build, property.initializer, env, imports));
}

function nameText(build: Session, node: ts.Identifier, env: Env, imports: (name: string) => void): string {
  const local = build.locals.find(node);
  if (local !== undefined) {
    const binding = env.get(local);
    if (binding === undefined) throw new Error(`\`${local.name}\` has no value here`);
    return binding.path;
  }
  const entry = build.fileScope.get(node.text);
  if (entry === undefined) return node.text;
  if (entry.kind === 'import' || isShared(entry)) {
    imports(node.text);
    return node.text;
  }
  return `this.${build.dependencies.readName(node).name}`;
}
