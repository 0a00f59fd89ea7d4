import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { isClosedLiteral } from './assignments.ts';
import { isKnown, pathOf } from './bindings.ts';
import { type Env, fits, neededType, nodesFrom } from './build.ts';
import { directText, isDirect } from './direct.ts';
import type { Scope } from './frame.ts';
import { writeResult } from './leave.ts';
import type { Session, Writer } from './session.ts';
import { member } from './text.ts';
import { type Field, type Variant, safeField } from './variants.ts';

/** A `throw` whose error, or whose arguments, the orchestrator can pass on as they are. */
export function writeThrow(
  build: Session,
  statement: ts.ThrowStatement,
  scope: Scope,
  env: Env,
  writer: Writer,
): string | undefined {
  const thrown = skipParentheses(statement.expression);
  if (scope.failure !== undefined) {
    if (!isDirect(build, thrown) || !isKnown(build, thrown, env)) return undefined;
    writer.returns.add(scope.failure);
    return `return { ${[`kind: ${build.names.intentKinds}.${scope.failure}`, member('error', directText(build, thrown, env, build.use))].join(', ')} };`;
  }
  const { variant, values } = build.results.ofThrow(statement);
  if (!values.every((value) => isDirect(build, value) && isKnown(build, value, env))) return undefined;
  return resultLiteral(build, variant, values, scope, env, writer);
}

function resultLiteral(
  build: Session,
  variant: Variant,
  values: readonly ts.Expression[],
  scope: Scope,
  env: Env,
  writer: Writer,
): string {
  const members = variant.fields.map((field, index) => {
    const written = values[index];
    return member(field.name, written === undefined ? field.name : directText(build, written, env, build.use));
  });
  const literal = `{ ${[`kind: ${build.names.resultKinds}.${variant.kind}`, ...members].join(', ')} }`;
  return writeResult(build, variant.name, literal, scope, writer);
}

/** A `return` whose value the orchestrator can pass on as it is. */
export function writeReturn(
  build: Session,
  statement: ts.ReturnStatement,
  scope: Scope,
  env: Env,
  writer: Writer,
): string | undefined {
  const { expression } = statement;
  if (scope.closure !== undefined) return writeAnswer(build, expression, scope, env, writer);
  const isOwnObject = expression !== undefined && skipParentheses(expression).kind === ts.SyntaxKind.ThisKeyword;
  if (expression !== undefined && !isOwnObject && !isClosedLiteral(expression)) {
    if (!isDirect(build, skipParentheses(expression))) return undefined;
  }
  const { variant, values } = build.results.ofReturn(statement);
  const [value] = values;
  if (value !== undefined && (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)))
    return undefined;
  if (value !== undefined && ts.isIdentifier(value)) {
    if (build.renderer.isAsserted(value) || !isUsableAs(build, value, env)) return undefined;
  }
  return resultLiteral(build, variant, values, scope, env, writer);
}

/** A `return` of a function value: the value itself, or a variant that tells it to the scopes around. */
function writeAnswer(
  build: Session,
  expression: ts.Expression | undefined,
  scope: Scope,
  env: Env,
  writer: Writer,
): string | undefined {
  const { closure } = scope;
  if (closure === undefined) return undefined;
  const value = expression === undefined ? undefined : skipParentheses(expression);
  if (value !== undefined) {
    const isPlain =
      ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || value.kind === ts.SyntaxKind.NullKeyword;
    if (!isPlain || !isDirect(build, value) || !isKnown(build, value, env)) return undefined;
  }
  const text = value === undefined ? 'undefined' : directText(build, value, env, build.use);
  if (scope.kind === 'closure') return value === undefined ? endOfClosure(closure.type) : `return ${text};`;
  closure.tell();
  writer.returns.add(closure.answered);
  const fields = closure.type === 'void' ? [] : [member('value', text)];
  return `return { ${[`kind: ${build.names.intentKinds}.${closure.answered}`, ...fields].join(', ')} };`;
}

function endOfClosure(type: string): string {
  return type === 'void' ? 'return;' : 'return undefined;';
}

/** Whether the orchestrator knows a local in the type that it has where it is read. */
function isUsableAs(build: Session, value: ts.Identifier, env: Env): boolean {
  const local = build.locals.find(value);
  const binding = local === undefined ? undefined : env.get(local);
  return local === undefined || (binding !== undefined && fits(build, binding, neededType(build, local, [value])));
}

/** Whether code of a scope has nothing to tell when it ends. */
export function isSilent({ kind, completion, closure }: Scope): boolean {
  if (kind === 'closure') return closure?.type === 'void';
  return kind === 'cleanup' || (kind === 'turn' && completion === undefined);
}

/** What stands for reaching the end of a scope. */
export function writeEnd(build: Session, scope: Scope, env: Env, writer: Writer): string {
  if (isSilent(scope)) return 'return;';
  if (scope.kind === 'closure') return endOfClosure(scope.closure?.type ?? 'void');
  if (scope.kind === 'main') {
    const { variant } = build.results.ofEnd();
    writer.returns.add(variant.name);
    return `return { kind: ${build.names.resultKinds}.${variant.kind} };`;
  }
  const completion = completionOf(build, scope);
  writer.returns.add(completion.name);
  const members = scope.liveAfter.map((local) => member(safeField(local.name), pathOf(build, local, env)));
  return `return { ${[`kind: ${build.names.intentKinds}.${completion.kind}`, ...members].join(', ')} };`;
}

/** The intent that tells that a guarded block came to its end. */
export function completionOf(build: Session, scope: Scope): Variant {
  const name = scope.completion ?? 'Completed';
  const known = build.intents.find((intent) => intent.kind === name);
  if (known !== undefined) return known;
  const nodes = nodesFrom(undefined, scope);
  const fields = scope.liveAfter.map((local) => ({
    name: safeField(local.name),
    type: neededType(build, local, nodes).text,
  }));
  const doc = scope.kind === 'turn' ? 'The loop goes on.' : 'The guarded block came to its end.';
  return addIntent(build, name, fields, doc);
}

/** Adds an intent to the unit. */
export function addIntent(build: Session, kind: string, fields: readonly Field[], doc: string): Variant {
  const variant = { name: kind, kind, fields, doc };
  build.intents.push(variant);
  return variant;
}
