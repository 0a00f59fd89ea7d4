import { effect, expression } from './expressions.ts';
import { typeTexts, variablesOf, withVariable, type Kind, type Scope } from './scope.ts';

/** A statement, and the scope behind it; a statement that ends the list has none. */
export interface Written {
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

function annotation(kind: Kind): string {
  return `: ${typeTexts[kind]}`;
}

function stemOf(kind: Kind): string {
  return kind.replace('?', '') + (kind.endsWith('?') ? 'Maybe' : '');
}

/** Does something outside. */
export function act(scope: Scope): string {
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
    if (scope.answer !== undefined) return answerOf(scope, scope.answer);
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

function answerOf(scope: Scope, answer: Kind | 'nothing' | 'promise'): string {
  if (answer === 'nothing') return 'return;';
  if (answer === 'promise') return promised(scope);
  return `return ${scope.random.chance(0.25) ? effect(scope, answer) : expression(scope, answer)};`;
}

/** What is no `async` method answers with the promise itself; what it throws is thrown at once. */
function promised(scope: Scope): string {
  const count = `${scope.isMethod ? 'this.' : ''}store.count({ min: ${expression(scope, 'number', 1)} })`;
  return scope.random.pick([
    () => `return ${count};`,
    () => `return ${count};`,
    () => `return Promise.resolve(${expression(scope, 'number', 1)});`,
    () => `return Promise.reject(new NotFound(${expression(scope, 'string', 1)}));`,
    () => `return ${count}.then((counted) => counted + ${expression({ ...scope, mayAct: false }, 'number', 1)});`,
    () => `return ${count}.catch(() => 0);`,
  ])();
}

/** Leaves the method under a condition. */
export function guard(scope: Scope): string {
  const condition = expression(scope, 'boolean');
  const before = scope.random.chance(0.25) ? `${act(scope)}\n` : '';
  return scope.random.chance(0.4) && before === ''
    ? `if (${condition}) ${exit(scope, 0.5)}`
    : `if (${condition}) {\n${before}${exit(scope, 0.5)}\n}`;
}

/** Writes a variable. */
export function assignment(scope: Scope): string {
  const { random } = scope;
  const { name, kind } = random.pick(scope.variables.filter(({ isMutable }) => isMutable));
  if (kind === 'number' && random.chance(0.5))
    return random.pick([`${name} += ${expression({ ...scope, mayAct: false }, 'number', 1)};`, `${name}++;`]);
  return `${name} = ${random.chance(0.3) ? effect(scope, kind) : expression(scope, kind)};`;
}

/** Changes an object that was fetched or given. */
export function mutation(scope: Scope): string {
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

/** Takes members of an object. */
export function taken(scope: Scope): Written {
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

/** Names a value. */
export function constant(scope: Scope): Written {
  const kind = scope.random.pick(values);
  const name = scope.fresh(stemOf(kind));
  return {
    text: `const ${name}${annotation(kind)} = ${expression(scope, kind)};`,
    scope: withVariable(scope, name, kind),
  };
}

/** Names the result of an effect. */
export function fetched(scope: Scope): Written {
  const kind = scope.random.pick(values);
  const name = scope.fresh(stemOf(kind));
  return { text: `const ${name}${annotation(kind)} = ${effect(scope, kind)};`, scope: withVariable(scope, name, kind) };
}

/** Leaves the method when an object is missing. */
export function presence(scope: Scope): Written {
  const { random } = scope;
  const { name } = random.pick(variablesOf(scope, 'account?').filter(({ isMutable }) => !isMutable));
  const without = { ...scope, variables: scope.variables.filter((other) => other.name !== name) };
  const test = random.pick([`${name} === null`, `!${name}`]);
  return { text: `if (${test}) {\n${exit(without, 0.5)}\n}`, scope: withVariable(scope, name, 'account') };
}
