import { ts } from 'ts-morph';
import type { StagedClosure } from '../analysis/staged.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { Allocator } from '../stage/naming.ts';
import { fill } from '../stage/slices.ts';
import { type HoistState, inBlock } from './hoist-fields.ts';
import { isPlainPattern } from './shapes.ts';

interface Context {
  readonly names: Allocator;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
  readonly listText: (list: readonly ts.Statement[]) => string;
}

/** Rewrites function values that become methods. */
export function createClosureHoister({ names, state, expressionText, listText }: Context) {
  return (closure: StagedClosure): string => {
    state.reads.clear();
    state.version += 1;
    return inBlock(state, () => closureText(closure));
  };

  /** A function value with a body of statements, in which effects are statements of their own. */
  function closureText(closure: StagedClosure): string {
    const taken: string[] = [];
    const parameters = closure.parameters.map((parameter) => {
      if (isPlainPattern(parameter.name)) return [parameter, parameter.getText()] as const;
      const item = names.take('item');
      taken.push(`const ${parameter.name.getText()} = ${item};`);
      const type = parameter.type === undefined ? '' : `: ${parameter.type.getText()}`;
      return [parameter, `${item}${type}`] as const;
    });
    const { body } = closure;
    const isBlock = ts.isBlock(body);
    state.isChanged ||= !isBlock || taken.length > 0;
    const text = isBlock ? listText(body.statements) : answerText(body);
    return fill(closure, [...parameters, [body, `{\n${[...taken, text].join('\n')}\n}`]]);
  }

  function answerText(body: ts.Expression): string {
    const pre: string[] = [];
    const text = expressionText(skipParentheses(body), pre);
    return [...pre, `return ${text};`].join('\n');
  }
}
