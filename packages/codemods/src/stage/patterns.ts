import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { bindingOf } from './bindings.ts';
import type { Binding, Build } from './build.ts';
import type { Allocator } from './naming.ts';

/** A name or a pattern under names that are free in the orchestrator: `{ kind }`, or `{ kind: kind2 }`. */
export function patternText(build: Build, name: ts.BindingName, env: Map<Local, Binding>, names: Allocator): string {
  if (ts.isIdentifier(name)) {
    const path = names.take(name.text);
    const local = build.locals.find(name);
    if (local !== undefined) env.set(local, bindingOf(build, local, path));
    return path;
  }
  const elements = name.elements.map((element) => elementText(build, element, env, names));
  return ts.isArrayBindingPattern(name) ? `[${elements.join(', ')}]` : `{ ${elements.join(', ')} }`;
}

function elementText(
  build: Build,
  element: ts.ArrayBindingElement,
  env: Map<Local, Binding>,
  names: Allocator,
): string {
  if (ts.isOmittedExpression(element)) return '';
  const inner = patternText(build, element.name, env, names);
  const isOfObject = ts.isObjectBindingPattern(element.parent) && element.dotDotDotToken === undefined;
  const key = isOfObject ? (element.propertyName ?? element.name).getText() : inner;
  const value = element.initializer === undefined ? '' : ` = ${element.initializer.getText()}`;
  return `${element.dotDotDotToken === undefined ? '' : '...'}${key === inner ? '' : `${key}: `}${inner}${value}`;
}
