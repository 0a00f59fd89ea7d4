import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { refuse } from '../analysis/refuse.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Allocator } from '../stage/naming.ts';
import type { HoistState } from './hoist-fields.ts';

interface Context {
  readonly oracle: TypeOracle;
  readonly effects: Effects;
  readonly names: Allocator;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  readonly assignText: (target: string, value: ts.Expression) => string;
}

/** Rewrites patterns whose defaults hold effects: `const { a, b = load() } = given;`. */
export function createPatternHoister({ oracle, effects, names, state, expressionText, assignText }: Context) {
  /** One statement for each member, in order; `undefined` for patterns without effects. */
  return (
    keyword: string,
    { name: pattern, initializer }: ts.VariableDeclaration,
    pre: string[],
  ): string | undefined => {
    if (initializer === undefined || ts.isIdentifier(pattern) || !effects.isEffectful(pattern)) return undefined;
    if (!ts.isObjectBindingPattern(pattern)) return refuseDefault(pattern);
    state.isChanged = true;
    const given = expressionText(initializer, pre);
    const source = /^\w+$/.test(given) ? given : names.take('given');
    if (source !== given) pre.push(`const ${source} = ${given};`);
    const texts = pattern.elements.map((element) => memberText(keyword, element, source));
    pre.push(...texts.slice(0, -1));
    return texts.at(-1) ?? '';
  };

  function memberText(keyword: string, element: ts.BindingElement, source: string): string {
    const { name, propertyName, dotDotDotToken, initializer } = element;
    const key = propertyName ?? name;
    if (!ts.isIdentifier(name) || !ts.isIdentifier(key) || dotDotDotToken !== undefined) return refuseDefault(element);
    const member = `${source}.${key.text}`;
    if (initializer === undefined) return `${keyword} ${name.text} = ${member};`;
    const own = names.take(`${name.text}Given`);
    const value = names.take(`${name.text}Value`);
    return [
      `const ${own} = ${member};`,
      `let ${value}: ${oracle.print(oracle.typeAt(name), name)};`,
      `if (${own} === undefined) {\n${assignText(value, initializer)}\n} else {\n${value} = ${own};\n}`,
      `${keyword} ${name.text} = ${value};`,
    ].join('\n');
  }
}

function refuseDefault(node: ts.Node): never {
  const reason = 'The default of a pattern holds an effect, among patterns or rests.';
  return refuse(node, 'nested-effect', reason, 'Take the value apart by name, and compute the default in an `if`.');
}
