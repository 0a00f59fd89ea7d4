import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { argumentType } from './argument-type.ts';
import { isKnown } from './bindings.ts';
import type { Env } from './build.ts';
import type { Action } from './dependency.ts';
import { directText, isDirect } from './direct.ts';
import type { Frame } from './frame.ts';
import { inputsOf, merge } from './inputs.ts';
import { createUsage } from './rendering.ts';
import type { Session } from './session.ts';
import { functionName } from './text.ts';

/** The text of an argument: as it stands when it is a path, else the call of a function that computes it. */
export function argumentText(
  build: Session,
  frame: Frame,
  action: Action,
  argument: ts.Expression,
  index: number,
  env: Env,
): string {
  const isClosure = build.staged.has(argument);
  if (isClosure || (isDirect(build, argument, action.isObserver) && isKnown(build, argument, env)))
    return directText(build, argument, env, build.use);
  const wanted = `${action.name} ${action.argNames[index] ?? 'input'}`;
  if (isFixed(argument)) return constantText(build, argument, functionName(wanted), action);
  const usage = createUsage();
  const value = build.renderer.text(argument, usage);
  const name = build.functionNames.take(functionName(wanted));
  const inputs = inputsOf(build, { usage, declared: new Set(), live: usage.locals }, env);
  const returns = argumentType(build.oracle, argument);
  build.decisions.push({
    name,
    parameters: inputs.parameters,
    returns,
    variables: [],
    body: `return ${value};`,
    doc: `What \`${action.callee}\` is called with.`,
  });
  merge(build, usage);
  return `${name}(${inputs.texts.join(', ')})`;
}

/** A literal: the orchestrator writes none, so that it gets a name. */
export function isFixed(written: ts.Expression): boolean {
  const node = skipParentheses(written);
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  const isTruth = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  return isTruth || ts.isStringLiteralLike(node) || ts.isNumericLiteral(node);
}

function constantText(build: Session, argument: ts.Expression, wanted: string, { callee }: Action): string {
  const value = skipParentheses(argument).getText();
  const known = build.constants.find((each) => each.value === value && each.name.startsWith(wanted));
  if (known !== undefined) return known.name;
  const name = build.functionNames.take(wanted);
  build.constants.push({ name, value, doc: `What \`${callee}\` is called with.` });
  return name;
}
