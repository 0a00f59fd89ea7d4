import { effect, expression } from './expressions.ts';
import { act, type Written } from './single.ts';
import { typeTexts, variablesOf, withVariable, type Kind, type Scope } from './scope.ts';
import type { WriteList } from './waiting.ts';

/** Constructs that wait, and are rarer than the rest. */
export function unusualWaiting(
  scope: Scope,
  budget: number,
  depth: number,
  list: WriteList,
): readonly (readonly [number, () => Written])[] {
  return [
    [0.8, () => defaulted(scope)],
    [0.8, () => optional(scope)],
    [0.8, () => assigned(scope)],
    [0.6, () => started(scope)],
    [0.6, () => helper(scope, budget, depth, list)],
    [0.4, () => atOnce(scope, budget, depth, list)],
    [0.5, () => raced(scope)],
    [0.5, () => indexed(scope, budget, depth, list)],
    [0.4, () => polled(scope)],
    [0.4, () => unawaited(scope, budget, depth, list)],
  ];
}

const port = (scope: Scope, name: string): string => (scope.isMethod ? `this.${name}` : name);
const pure = (scope: Scope): Scope => ({ ...scope, mayAct: false });
const number = (scope: Scope): string => expression(pure(scope), 'number', 1);

/** The scope of a function value that answers with a number. */
function inside(scope: Scope): Scope {
  const variables = scope.variables.filter(({ isMutable }) => !isMutable);
  return { ...scope, variables, answer: 'number', isLooping: false };
}

function defaulted(scope: Scope): Written {
  const [name, other] = [scope.fresh('noted'), scope.fresh('rest')];
  const fallback = scope.random.chance(0.6) ? effect(scope, 'string') : expression(scope, 'string', 1);
  const [account] = variablesOf(scope, 'account');
  const from = account?.name ?? `(await ${port(scope, 'store')}.load(${expression(pure(scope), 'string', 1)}))`;
  const text = scope.random.pick([
    `const { note: ${name} = ${fallback} } = ${from};`,
    `const { note: ${name} = ${fallback}, ...${other} } = ${from};\n${port(scope, 'audit')}.note(${other}.id);`,
    `const [${name} = ${fallback}] = ${from}.tags;`,
  ]);
  return { text, scope: withVariable(scope, name, 'string') };
}

/** Members of what is waited for. */
function optional(scope: Scope): Written {
  const name = scope.fresh('age');
  const found = `(await ${port(scope, 'store')}.find(${expression(scope, 'string', 1)}))`;
  const text = scope.random.pick([
    () => `const ${name} = ${found}?.owner?.age ?? ${expression(scope, 'number', 1)};`,
    () => `const ${name} = ${found}?.tags.length ?? ${effect(scope, 'number')};`,
    () =>
      `const ${name} = ${expression(scope, 'boolean', 1)} ? ${effect(scope, 'number')} : ${expression(scope, 'boolean', 1)} ? ${found}?.balance ?? 1 : ${effect(scope, 'number')};`,
    () => `const ${name} = { ...${found}, balance: ${effect(scope, 'number')} }.balance;`,
    () => `const ${name} = [...(await ${port(scope, 'store')}.numbers(1)), ${effect(scope, 'number')}].length;`,
    () =>
      `const ${name} = \`\${await ${port(scope, 'store')}.count({ min: 1 })}-\${${effect(scope, 'string')}}\`.length;`,
  ])();
  return { text, scope: withVariable(scope, name, 'number') };
}

/** `??=`, `||=`, `&&=`. */
function assigned(scope: Scope): Written {
  const name = scope.fresh('filled');
  const operator = scope.random.pick(['??=', '||=', '&&=']);
  const text = `let ${name}: number | undefined = ${expression(pure(scope), 'number?', 1)};\n${name} ${operator} ${effect(scope, 'number')};`;
  return { text, scope: withVariable(scope, name, 'number?', true) };
}

/** Begins, does something else, and waits then. */
function started(scope: Scope): Written {
  const [promise, name] = [scope.fresh('begun'), scope.fresh('ended')];
  const text = `const ${promise} = ${port(scope, 'store')}.count({ min: ${number(scope)} });\n${scope.random.chance(0.7) ? `${act(scope)}\n` : ''}const ${name} = await ${promise};`;
  return { text, scope: withVariable(scope, name, 'number') };
}

/** A function of the method's own that waits. */
function helper(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const [name, value, result] = [scope.fresh('helper'), scope.fresh('given'), scope.fresh('helped')];
  const inner = withVariable(inside(scope), value, 'number');
  const text = `const ${name} = async (${value}: number): Promise<number> => {\n${list(inner, budget, depth)}\nreturn ${expression(inner, 'number')};\n};
const ${result} = await ${name}(${expression(scope, 'number', 1)});`;
  return { text, scope: withVariable(scope, result, 'number') };
}

function atOnce(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const result = scope.fresh('once');
  const inner = inside(scope);
  const text = `const ${result} = await (async (): Promise<number> => {\n${list(inner, budget, depth)}\nreturn ${expression(inner, 'number')};\n})();`;
  return { text, scope: withVariable(scope, result, 'number') };
}

function raced(scope: Scope): Written {
  const result = scope.fresh('winner');
  const calls = [
    `${port(scope, 'store')}.count({ min: ${number(scope)} })`,
    scope.random.pick([`Promise.resolve(${number(scope)})`, `${port(scope, 'store')}.count({ min: 2 })`]),
  ].join(', ');
  const text = scope.random.pick([
    `const ${result}: number = await Promise.race([${calls}]);`,
    `const ${result}: number = (await Promise.allSettled([${calls}])).length;`,
    `const ${result}: number = await Promise.any([${calls}]);`,
  ]);
  return { text, scope: withVariable(scope, result, 'number') };
}

/** A loop that counts. */
function indexed(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const at = scope.fresh('index');
  const inner: Scope = { ...withVariable(scope, at, 'number'), isLooping: true };
  const head = scope.random.pick([
    `for (let ${at} = 0; ${at} < 2; ${at}++)`,
    `for (const [${at}] of ${expression(pure(scope), 'numbers', 1)}.entries())`,
  ]);
  return { text: `${head} {\n${list(inner, budget, depth)}\n}`, scope };
}

/** A loop whose condition waits. */
function polled(scope: Scope): Written {
  const left = scope.fresh('left');
  const text = `let ${left} = 2;\nwhile (${left}-- > 0 && (await ${port(scope, 'store')}.remove(${expression(pure(scope), 'string', 1)}))) {\n${act(scope)}\n}`;
  return { text, scope: withVariable(scope, left, 'number', true) };
}

/** `return promise` within `try` is not caught, `return await promise` is; a `finally` may return. */
function unawaited(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const error = scope.fresh('error');
  const call = `${port(scope, 'store')}.count({ min: ${number(scope)} })`;
  if (scope.answer !== undefined && scope.answer !== 'number') return { text: act(scope), scope };
  if (scope.answer === undefined) scope.returned.add(typeTexts['number' satisfies Kind]);
  const word = scope.random.chance(0.5) ? 'await ' : '';
  const last = scope.random.chance(0.3) ? ` finally {\n${scope.random.chance(0.3) ? 'return 3;' : act(scope)}\n}` : '';
  const text = `if (${expression(pure(scope), 'boolean', 1)}) {
try {
${scope.random.chance(0.5) ? `${list(scope, budget, depth)}\n` : ''}return ${word}${call};
} catch (${error}) {
${port(scope, 'audit')}.note('caught', ${error});
}${last}
}`;
  return { text, scope };
}
