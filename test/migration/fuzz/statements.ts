import { effect, expression } from './expressions.ts';
import { typeTexts, variablesOf, withVariable, type Kind, type Scope } from './scope.ts';

/** A statement, and the scope behind it; a statement that ends the list has none. */
interface Written {
  readonly text: string;
  readonly scope: Scope | undefined;
}

const values: readonly Kind[] = [
  'number',
  'string',
  'boolean',
  'numbers',
  'account',
  'account?',
  'charge',
  'number?',
  'summary',
];

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
    );
  }
  return random.weighted(options);
}

function constant(scope: Scope): Written {
  const kind = scope.random.pick(values);
  const name = scope.fresh(stemOf(kind));
  return {
    text: `const ${name}${annotation(kind)} = ${expression(scope, kind)};`,
    scope: withVariable(scope, name, kind),
  };
}

function fetched(scope: Scope): Written {
  const kind = scope.random.pick(values);
  const name = scope.fresh(stemOf(kind));
  return { text: `const ${name}${annotation(kind)} = ${effect(scope, kind)};`, scope: withVariable(scope, name, kind) };
}

function annotation(kind: Kind): string {
  return `: ${typeTexts[kind]}`;
}

function stemOf(kind: Kind): string {
  return kind.replace('?', '') + (kind.endsWith('?') ? 'Maybe' : '');
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

function act(scope: Scope): string {
  const { random, isAsync } = scope;
  const port = (name: string): string => (scope.isMethod ? `this.${name}` : name);
  const make = (kind: Kind): string => expression(scope, kind, 1);
  const note = (): string =>
    `${port('audit')}.note(${random.chance(0.5) ? "'seen', " : ''}${make(random.pick(['number', 'string', 'account?']))})`;
  const accounts = variablesOf(scope, 'account');
  const options: (readonly [number, () => string])[] = [
    [2, () => `${note()};`],
    [0.7, () => `assertPositive(${make('number')});`],
    [0.6, () => `${make('boolean')} && ${note()};`],
    [0.4, () => `${make('boolean')} ? ${note()} : ${port('gateway')}.rate(${make('string')});`],
  ];
  if (isAsync) {
    options.push(
      [1, () => `await ${port('audit')}.flush();`],
      [
        1,
        () =>
          `await ${port('gateway')}.charge(${make('number')}${random.chance(0.5) ? `, { retry: ${make('boolean')}, note: ${make('string')} }` : ''});`,
      ],
      [0.5, () => `await sendMail(${make('string')}, ${make('number')});`],
    );
    if (accounts.length > 0) {
      options.push([
        3,
        () =>
          `await ${port('store')}.save(${random.pick(accounts).name}${random.chance(0.4) ? `, ${make('string')}` : ''});`,
      ]);
    }
  }
  return random.weighted(options);
}

/** Leaves the method: a value, nothing, or an error. */
export function exit(scope: Scope, share: number): string {
  const { random } = scope;
  if (random.chance(share)) {
    const kind = random.pick<Kind>([
      'number',
      'string',
      'boolean',
      'account?',
      'summary',
      'number?',
      'charge',
      'numbers',
    ]);
    if (random.chance(0.12)) {
      scope.returned.add('undefined');
      return 'return;';
    }
    scope.returned.add(typeTexts[kind]);
    return `return ${random.chance(0.25) ? effect(scope, kind) : expression(scope, kind)};`;
  }
  const pure = { ...scope, mayAct: scope.mayAct && random.chance(0.3) };
  return random.weighted([
    [2, () => `throw new Error(${expression(pure, 'string')});`],
    [2, () => `throw new NotFound(${expression(pure, 'string')});`],
    [2, () => `throw new Rejected(${expression(pure, 'string')}, { amount: ${expression(pure, 'number')} });`],
    [
      1,
      () =>
        `throw new Rejected('fixed', { amount: 1, code: ${expression(pure, 'string')} }, { cause: ${expression(pure, 'string')} });`,
    ],
    [0.3, () => `throw ${expression(pure, 'string')};`],
  ]);
}

function guard(scope: Scope): string {
  const condition = expression(scope, 'boolean');
  const before = scope.random.chance(0.25) ? `${act(scope)}\n` : '';
  return scope.random.chance(0.4) && before === ''
    ? `if (${condition}) ${exit(scope, 0.5)}`
    : `if (${condition}) {\n${before}${exit(scope, 0.5)}\n}`;
}

function presence(scope: Scope): Written {
  const { random } = scope;
  const { name } = random.pick(variablesOf(scope, 'account?').filter(({ isMutable }) => !isMutable));
  const without = { ...scope, variables: scope.variables.filter((other) => other.name !== name) };
  const test = random.pick([`${name} === null`, `!${name}`]);
  return { text: `if (${test}) {\n${exit(without, 0.5)}\n}`, scope: withVariable(scope, name, 'account') };
}

function assignment(scope: Scope): string {
  const { random } = scope;
  const { name, kind } = random.pick(scope.variables.filter(({ isMutable }) => isMutable));
  if (kind === 'number' && random.chance(0.5))
    return random.pick([`${name} += ${expression({ ...scope, mayAct: false }, 'number', 1)};`, `${name}++;`]);
  return `${name} = ${random.chance(0.3) ? effect(scope, kind) : expression(scope, kind)};`;
}

function mutation(scope: Scope): string {
  const { random } = scope;
  const { name } = random.pick(variablesOf(scope, 'account'));
  const make = (kind: Kind): string => expression(scope, kind, 1);
  return random.weighted([
    [2, () => `${name}.balance = ${make('number')};`],
    [1, () => `${name}.balance -= ${expression({ ...scope, mayAct: false }, 'number', 1)};`],
    [1, () => `${name}.tags.push(${make('string')});`],
    [1, () => `${name}.note = ${make('string')};`],
    [1, () => `${name}.limit.used += 1;`],
    [0.5, () => `delete ${name}.note;`],
    [0.5, () => `${name}.limit = { daily: ${make('number')}, used: 0 };`],
  ]);
}

function taken(scope: Scope): Written {
  const { random } = scope;
  const { name } = random.pick(variablesOf(scope, 'account'));
  const [first, second] = [scope.fresh('taken'), scope.fresh('noted')];
  const text = random.pick([
    `const { balance: ${first}, note: ${second} = ${expression({ ...scope, mayAct: false }, 'string', 1)} } = ${name};`,
    `const { limit: { daily: ${first} }, id: ${second} } = ${name};`,
    `const ${first} = ${name}.balance;\nconst { status: ${second} } = ${name};`,
  ]);
  return { text, scope: withVariable(withVariable(scope, first, 'number'), second, 'string') };
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
