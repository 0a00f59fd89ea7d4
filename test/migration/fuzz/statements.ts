import { effect, expression } from './expressions.ts';
import { act, assignment, constant, exit, fetched, guard, mutation, presence, taken, type Written } from './single.ts';
import { unusual } from './unusual.ts';
import { jump, waiting } from './waiting.ts';
import { typeTexts, variablesOf, withVariable, type Kind, type Scope } from './scope.ts';

/** A list of statements; `budget` bounds how many there are, nested ones included. */
export function statements(scope: Scope, budget: number, depth: number, mustReturn: boolean): string {
  let at = scope;
  let left = budget;
  const texts: string[] = [];
  while (left > 0) {
    const written = statement(at, depth, left);
    texts.push(written.text);
    if (written.scope === undefined) return texts.join('\n');
    at = written.scope;
    left -= 1 + Math.floor(written.text.length / 120);
  }
  if (mustReturn) texts.push(exit(at, 0.85));
  return texts.join('\n');
}

function statement(scope: Scope, depth: number, budget: number): Written {
  const { random } = scope;
  const accounts = variablesOf(scope, 'account');
  const maybes = variablesOf(scope, 'account?').filter(({ isMutable }) => !isMutable);
  const lets = scope.variables.filter(({ isMutable }) => isMutable);
  const plain =
    (make: () => string): (() => Written) =>
    () => ({ text: make(), scope });
  const options: (readonly [number, () => Written])[] = [
    [3, () => constant(scope)],
    [3, () => fetched(scope)],
    [2, () => variable(scope, depth)],
    [3, plain(() => act(scope))],
    [2.5, plain(() => guard(scope))],
  ];
  if (scope.isLooping === true) options.push([1.5, plain(() => jump(scope))]);
  if (maybes.length > 0) options.push([6, () => presence(scope)]);
  if (lets.length > 0) options.push([2.5, plain(() => assignment(scope))]);
  if (accounts.length > 0) options.push([2, plain(() => mutation(scope))], [1, () => taken(scope)]);
  if (depth > 0 && budget > 1) {
    const inner = Math.min(3, budget - 1);
    options.push(
      [2.5, plain(() => choice(scope, inner, depth - 1))],
      [1.2, plain(() => selection(scope, inner, depth - 1))],
      [1.5, plain(() => attempt(scope, inner, depth - 1))],
      [0.3, plain(() => `{\n${statements(scope, inner, depth - 1, false)}\n}`)],
      [0.7, () => repetition(scope)],
      [0.8, () => checked(scope)],
    );
    if (scope.isAsync) options.push(...waiting(scope, inner, depth - 1, body));
    options.push(...unusual(scope, inner, depth - 1, body));
  }
  return random.weighted(options);
}

function variable(scope: Scope, depth: number): Written {
  const { random } = scope;
  const kind = random.pick<Kind>(['number', 'string', 'boolean', 'numbers', 'number']);
  const name = scope.fresh(`${kind}Let`);
  const next = withVariable(scope, name, kind, true);
  if (depth > 0 && random.chance(0.4)) {
    const branch = (): string =>
      `${random.chance(0.4) ? `${act(scope)}\n` : ''}${name} = ${random.chance(0.5) ? effect(scope, kind) : expression(scope, kind)};`;
    const text = `let ${name}: ${typeTexts[kind]};\nif (${expression(scope, 'boolean')}) {\n${branch()}\n} else {\n${branch()}\n}`;
    return { text, scope: next };
  }
  return { text: `let ${name}: ${typeTexts[kind]} = ${expression(scope, kind)};`, scope: next };
}

function choice(scope: Scope, budget: number, depth: number): string {
  const { random } = scope;
  const block = (): string => `{\n${body(scope, budget, depth)}\n}`;
  const head = `if (${expression(scope, 'boolean')}) ${block()}`;
  return random.weighted([
    [3, () => head],
    [2, () => `${head} else ${block()}`],
    [1, () => `${head} else if (${expression(scope, 'boolean')}) ${block()}`],
    [1, () => `${head} else if (${expression(scope, 'boolean')}) ${block()} else ${block()}`],
  ]);
}

/** Some statements that may end by leaving the method. */
function body(scope: Scope, budget: number, depth: number): string {
  const inner = statements(scope, 1 + scope.random.below(budget), depth, false);
  return scope.random.chance(0.25) && !/(?:^|\n)(?:return|throw)\b[^\n]*$/.test(inner)
    ? `${inner}\n${exit(scope, 0.6)}`
    : inner;
}

function selection(scope: Scope, budget: number, depth: number): string {
  const { random } = scope;
  const isNumber = random.chance(0.4);
  const labels = isNumber ? ['0', '1', '2', '10'] : ["'open'", "'closed'", "'a'", "''"];
  const clauses = labels.slice(0, 2 + random.below(3)).map((label) => {
    const leave = random.weighted<() => string>([
      [6, () => () => '\nbreak;'],
      [2, () => () => `\n${exit(scope, 0.6)}`],
      [1.2, () => () => ''],
    ])();
    if (random.chance(0.15)) return `case ${label}:`;
    return `case ${label}: {\n${statements(scope, 1 + random.below(budget), depth, false)}${leave}\n}`;
  });
  const last = random.chance(0.7) ? `\ndefault: {\n${body(scope, budget, depth)}\n}` : '';
  return `switch (${expression(scope, isNumber ? 'number' : 'string')} as ${isNumber ? 'number' : 'string'}) {\n${clauses.join('\n')}${last}\n}`;
}

function attempt(scope: Scope, budget: number, depth: number): string {
  const { random } = scope;
  const inner = `${act(scope)}\n${body(scope, budget, depth)}`;
  const error = scope.fresh('error');
  const note = `${scope.isMethod ? 'this.' : ''}audit.note('failed', ${error});`;
  const handler = random.weighted<() => string>([
    [2, () => () => ` catch (${error}) {\n${note}\nthrow ${error};\n}`],
    [2, () => () => ` catch {\n${random.chance(0.6) ? exit(scope, 0.7) : act(scope)}\n}`],
    [
      2,
      () => () =>
        ` catch (${error}) {\nif (${error} instanceof NotFound) ${exit(scope, 0.8)}\n${random.chance(0.5) ? `throw ${error};` : note}\n}`,
    ],
    [
      1,
      () => () =>
        ` catch (${error}) {\nthrow new Rejected(${expression({ ...scope, mayAct: false }, 'string')}, { amount: 0 }, { cause: ${error} });\n}`,
    ],
    [2, () => () => ` catch (${error}) {\n${body(scope, budget, depth)}\n}`],
    [1, () => () => ''],
  ])();
  const last = handler === '' || random.chance(0.2) ? ` finally {\n${tidied(scope)}\n}` : '';
  return `try {\n${inner}\n}${handler}${last}`;
}

function tidied(scope: Scope): string {
  const lets = scope.variables.filter(({ isMutable }) => isMutable);
  if (lets.length > 0 && scope.random.chance(0.2)) return `${act(scope)}\n${assignment(scope)}`;
  return variablesOf(scope, 'account').length > 0 && scope.random.chance(0.3) ? mutation(scope) : act(scope);
}

/** A pure callback that may throw. */
function checked(scope: Scope): Written {
  const { random } = scope;
  const [name, value] = [scope.fresh('checked'), scope.fresh('each')];
  const inner: Scope = {
    ...withVariable(scope, value, 'number'),
    mayAct: false,
    isAsync: false,
    answer: 'number',
    isLooping: false,
  };
  const body = `{\nif (${expression(inner, 'boolean', 1)}) ${exit(inner, 0.2)}\nreturn ${expression(inner, 'number', 1)};\n}`;
  const list = expression({ ...scope, mayAct: false }, 'numbers', 1);
  const [text, kind] = random.pick<() => readonly [string, Kind]>([
    () => [`const ${name} = ${list}.map((${value}) => ${body});`, 'numbers'],
    () => [`const ${name} = ${list}.reduce((${scope.fresh('sum')}, ${value}) => ${body}, 0);`, 'number'],
    () => [
      `const ${name} = (${value}: number): number => ${body};\nconst ${scope.fresh('use')} = ${name}(${expression(scope, 'number', 1)});`,
      'unknown',
    ],
    () => [
      `${list}.forEach((${value}) => {\nif (${expression(inner, 'boolean', 1)}) ${exit({ ...inner, answer: 'nothing' }, 0.2)}\n});\nconst ${name} = 1;`,
      'number',
    ],
  ])();
  return { text, scope: kind === 'unknown' ? scope : withVariable(scope, name, kind) };
}

function repetition(scope: Scope): Written {
  const { random } = scope;
  const pure = { ...scope, mayAct: false };
  const name = scope.fresh('total');
  const text = random.pick([
    () =>
      `let ${name} = 0;\nfor (const value of ${expression(pure, 'numbers')}) {\nif (value > ${expression(pure, 'number', 1)}) ${random.pick(['break', 'continue', 'continue'])};\n${name} += value;\n}`,
    () => `let ${name} = 0;\n${expression(pure, 'numbers')}.forEach((value) => {\n${name} += value;\n});`,
    () => `let ${name} = 0;\nwhile (${name} < ${expression(pure, 'number', 1)} && ${name} < 3) ${name}++;`,
  ])();
  return { text, scope: withVariable(scope, name, 'number', true) };
}
