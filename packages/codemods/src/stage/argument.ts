import { ts } from 'ts-morph';
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
  const usage = createUsage();
  const value = build.renderer.text(argument, usage);
  const name = build.functionNames.take(functionName(wanted));
  const inputs = inputsOf(build, { usage, declared: new Set(), live: usage.locals }, env);
  const returns = argumentType(build, argument);
  build.decisions.push({
    name,
    parameters: inputs.parameters,
    returns,
    variables: [],
    body: `return ${value};`,
    doc: `What \`${action.name}\` is called with.`,
  });
  merge(build, usage);
  return `${name}(${inputs.texts.join(', ')})`;
}

/** The type that a computed argument is given: the one that is asked for, or its own when that says less. */
export function argumentType(build: Session, argument: ts.Expression): string {
  const own = build.oracle.typeAt(argument);
  const wanted = build.oracle.contextual(argument);
  const isUnusable = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
  if (isUnusable(own)) return 'unknown';
  const ownText = build.oracle.print(build.oracle.widen(own), argument);
  if (wanted === undefined || isUnusable(wanted)) return ownText;
  const printed = build.oracle.print(wanted, argument);
  const wantedText = build.oracle.mayBeMissing(own) ? printed : printed.replace(/ \| undefined$/, '');
  const isGeneric = /\b[A-Z]\b/.test(wantedText);
  return isGeneric || wantedText.length > ownText.length + 40 ? ownText : wantedText;
}
