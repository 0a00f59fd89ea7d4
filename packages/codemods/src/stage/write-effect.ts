import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { isPlainPattern } from '../normalise/shapes.ts';
import { argumentText } from './argument.ts';
import { bindingOf } from './bindings.ts';
import type { Env } from './build.ts';
import type { Action } from './dependency.ts';
import { type EffectStatement, type Frame, advance, liveAt } from './frame.ts';
import type { Session, Writer } from './session.ts';

interface Given {
  readonly action: Action;
  readonly texts: readonly (string | undefined)[];
}

/** Performs one effect and goes on behind it. */
export function writeEffect(
  build: Session,
  frame: Frame,
  step: EffectStatement,
  env: Env,
  writer: Writer,
  comments: string,
  given?: Given,
): string {
  const action = given?.action ?? build.dependencies.actionOf(step.effect);
  const args = action.args.map(
    (argument, index) => given?.texts[index] ?? argumentText(build, frame, action, argument, index, env),
  );
  const after = advance(frame);
  const live = liveAt(after, frame.scope, build.liveness);
  const word = step.effect.isAwaited ? 'await ' : '';
  const call = `${word}${action.call(args)}`;
  for (const type of typeArgumentsOf(step.effect.target)) build.usage.types.add(type);
  // What never comes back ends the method: nothing behind it is reached, and nothing there has a type.
  if ((build.oracle.typeAt(step.effect.node).flags & ts.TypeFlags.Never) !== 0) return `${comments}return ${call};`;
  const bound = bind(build, step.binding, live, env, writer);
  const head = bound.head === undefined ? '' : `const ${bound.head} = `;
  const line = `${comments}${head}${call};`;
  return [line, build.write(after, frame.scope, bound.env, { ...writer, after: action.callee })]
    .filter((text) => text !== '')
    .join('\n');
}

function bind(
  build: Session,
  binding: ts.BindingName | undefined,
  live: ReadonlySet<Local>,
  env: Env,
  writer: Writer,
): { head: string | undefined; env: Env } {
  if (binding === undefined) return { head: undefined, env };
  const bound = new Map(env);
  if (ts.isIdentifier(binding)) {
    const local = build.locals.find(binding);
    if (local === undefined || !live.has(local)) return { head: undefined, env };
    const name = writer.names.take(binding.text);
    bound.set(local, bindingOf(build, local, name));
    return { head: name, env: bound };
  }
  if (!isPlainPattern(binding)) throw new Error('a pattern was not made plain');
  for (const local of build.locals.all) {
    if (!live.has(local) || local.declaration.pos < binding.pos || local.declaration.end > binding.end) continue;
    bound.set(local, bindingOf(build, local, writer.names.take(local.name)));
  }
  return { head: plainPatternText(build, binding, bound), env: bound };
}

function plainPatternText(build: Session, pattern: ts.BindingPattern, env: Env): string {
  const kept = pattern.elements.filter((element) => {
    const local =
      ts.isOmittedExpression(element) || !ts.isIdentifier(element.name) ? undefined : build.locals.find(element.name);
    return local !== undefined && env.has(local);
  });
  return kept.length === 0 ? '{}' : `{ ${kept.map((element) => elementText(build, element, env)).join(', ')} }`;
}

/** `kind`, or `kind: kind2` where the name is in use. */
function elementText(build: Session, element: ts.ArrayBindingElement, env: Env): string {
  if (ts.isOmittedExpression(element)) return '';
  const local = ts.isIdentifier(element.name) ? build.locals.find(element.name) : undefined;
  const path = local === undefined ? undefined : env.get(local)?.path;
  if (path === undefined || path === local?.name) return element.getText();
  return `${(element.propertyName ?? element.name).getText()}: ${path}`;
}

/** The types that a chain of calls is given in angle brackets. */
function typeArgumentsOf(target: ts.Expression): readonly string[] {
  if (ts.isCallExpression(target)) {
    const own = (target.typeArguments ?? []).map((type) => type.getText());
    return [...typeArgumentsOf(target.expression), ...own];
  }
  const isLink = ts.isPropertyAccessExpression(target) || ts.isNonNullExpression(target);
  return isLink ? typeArgumentsOf(target.expression) : [];
}
