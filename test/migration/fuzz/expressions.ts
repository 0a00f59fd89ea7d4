import { variablesOf, type Kind, type Scope } from './scope.ts';

type Option = readonly [number, () => string];

const texts = ["'a'", "'open'", "'$& $$ $1'", "''", "'it’s'", 'Mode.Fast'];

/** The text of an expression of a kind; `depth` bounds its nesting. */
export function expression(scope: Scope, kind: Kind, depth = 2): string {
  const { random } = scope;
  const options: Option[] = [...leaves(scope, kind), ...(depth <= 0 ? [] : compound(scope, kind, depth - 1))];
  if (scope.mayAct && depth > 0) options.push(...effects(scope, kind, depth - 1));
  return random.weighted(options);
}

/** The text of a call of a port, with its `await`, that gives a value of a kind. */
export function effect(scope: Scope, kind: Kind, depth = 1): string {
  const options = effects({ ...scope, mayAct: scope.mayAct && scope.random.chance(0.25) }, kind, depth);
  return options.length === 0 ? expression(scope, kind, depth) : scope.random.weighted(options);
}

/** A number that is not written down. */
function compareTo(scope: Scope): string {
  const known = variablesOf(scope, 'number');
  return known.length === 0 ? 'round(1)' : scope.random.pick(known).name;
}

/** A literal would be compared with another one, which the type checker forbids. */
function comparable(text: string): string {
  if (/^-?\d+$|^LIMITS/.test(text)) return `round(${text})`;
  return /^'|^Mode/.test(text) ? `String(${text})` : text;
}

function leaves(scope: Scope, kind: Kind): Option[] {
  const { random } = scope;
  const known = variablesOf(scope, kind);
  const options: Option[] = known.length === 0 ? [] : [[6, () => random.pick(known).name]];
  const accounts = variablesOf(scope, 'account');
  const charges = variablesOf(scope, 'charge');
  const account = (): string => random.pick(accounts).name;
  const charge = (): string => random.pick(charges).name;
  if (kind === 'number') {
    options.push([2, () => random.pick(['0', '1', '2', '10', '-1', 'LIMITS.high'])]);
    if (scope.isMethod) options.push([1, () => 'this.factor']);
    if (accounts.length > 0)
      options.push([4, () => `${account()}.${random.pick(['balance', 'limit.daily', 'tags.length'])}`]);
    if (charges.length > 0) options.push([2, () => `${charge()}.fee`]);
  }
  if (kind === 'string') {
    options.push([2, () => random.pick(texts)]);
    if (accounts.length > 0) options.push([3, () => `${account()}.${random.pick(['id', 'status'])}`]);
  }
  if (kind === 'boolean') {
    options.push([0.05, () => random.pick(['LIMITS.high > 1', 'LIMITS.high < 1'])]);
    if (known.length === 0) options.push([0.5, () => `${compareTo(scope)} > ${random.pick(['0', '1', '10'])}`]);
    if (charges.length > 0) options.push([3, () => `${charge()}.ok`]);
  }
  if (kind === 'numbers') options.push([1, () => random.pick(['numbersOf()', '[1, 2]'])]);
  if (kind === 'account?')
    options.push([1, () => (accounts.length > 0 && random.chance(0.7) ? account() : 'NOTHING.account')]);
  if (kind === 'account' && accounts.length === 0)
    options.push([
      1,
      () => `{ id: 'n', balance: 1, status: 'open', owner: null, tags: [], limit: { daily: 1, used: 0 } }`,
    ]);
  if (kind === 'charge') options.push([0.5, () => `{ ok: true, code: undefined, fee: 0 }`]);
  if (kind === 'number?') options.push([1, () => 'NOTHING.number']);
  if (kind === 'summary') options.push([0.2, () => `{ total: 0, label: '', parts: [] }`]);
  if (kind === 'unknown') options.push([1, () => expression(scope, random.pick(['number', 'string']), 0)]);
  return options;
}

function compound(scope: Scope, kind: Kind, depth: number): Option[] {
  const { random } = scope;
  const make = (inner: Kind): string => expression(scope, inner, depth);
  const accounts = variablesOf(scope, 'account');
  const options: Option[] = [[0.5, () => `(${make('boolean')} ? ${make(kind)} : ${make(kind)})`]];
  const own = scope.own.filter((method) => method.kind === kind && method.shape === 'pure');
  if (own.length > 0) options.push([1.5, () => `this.${random.pick(own).name}(${make('number')})`]);
  if (kind === 'number') {
    options.push(
      [3, () => `(${make('number')} ${random.pick(['+', '-', '*'])} ${make('number')})`],
      [1, () => `Math.max(${make('number')}, ${make('number')})`],
      [1, () => `round(${make('number')})`],
      [1, () => `${make('numbers')}.reduce((sum, value) => sum + value, ${make('number')})`],
      [1, () => `(${make('numbers')}[0] ?? ${make('number')})`],
      [1, () => `(${make('number?')} ?? ${make('number')})`],
    );
    if (accounts.length > 0) options.push([1, () => `(${random.pick(accounts).name}.owner?.age ?? ${make('number')})`]);
  }
  if (kind === 'boolean') {
    options.push(
      [3, () => `${comparable(make('number'))} ${random.pick(['>', '<=', '===', '!=='])} ${make('number')}`],
      [2, () => `${comparable(make('string'))} === ${random.pick(texts)}`],
      [1, () => `!(${make('boolean')})`],
      [2, () => `(${make('boolean')} ${random.pick(['&&', '||'])} ${make('boolean')})`],
      [
        1,
        () => `${make('numbers')}.some((value) => value > ${expression({ ...scope, mayAct: false }, 'number', depth)})`,
      ],
      [
        1,
        () =>
          `${variablesOf(scope, 'account?').length > 0 ? random.pick(variablesOf(scope, 'account?')).name : 'NOTHING.account'} !== null`,
      ],
    );
    if (accounts.length > 0)
      options.push([
        2,
        () =>
          `${random.pick(accounts).name}.${random.pick(["status === 'open'", 'owner === null', 'note !== undefined'])}`,
      ]);
  }
  if (kind === 'string') {
    options.push(
      [3, () => `\`${random.pick(['', '$', 'n '])}\${${make('number')}}-\${${make('string')}}\``],
      [1, () => `(${make('string')} + ${make('string')})`],
      [1, () => `String(${make('number')})`],
      [1, () => `${make('string')}.trim()`],
    );
    if (accounts.length > 0) options.push([1, () => `(${random.pick(accounts).name}.note ?? ${make('string')})`]);
  }
  if (kind === 'numbers') {
    options.push(
      [2, () => `[${make('number')}, ${make('number')}]`],
      [1, () => `[...${make('numbers')}, ${make('number')}]`],
      [
        1,
        () =>
          `${make('numbers')}.filter((value) => value > ${expression({ ...scope, mayAct: false }, 'number', depth)})`,
      ],
    );
  }
  if (kind === 'account' && accounts.length > 0)
    options.push([1, () => `{ ...${random.pick(accounts).name}, balance: ${make('number')} }`]);
  if (kind === 'number?') options.push([1, () => make('number')]);
  if (kind === 'account?') options.push([1, () => make('account')]);
  if (kind === 'summary')
    options.push([3, () => `{ total: ${make('number')}, label: ${make('string')}, parts: ${make('numbers')} }`]);
  if (kind === 'unknown')
    options.push([2, () => make(random.pick(['number', 'string', 'boolean', 'numbers', 'summary']))]);
  return options;
}

function effects(scope: Scope, kind: Kind, depth: number): Option[] {
  const { random, isAsync } = scope;
  const port = (name: string): string => (scope.isMethod ? `this.${name}` : name);
  const make = (inner: Kind): string => expression(scope, inner, depth);
  const waited = (call: string): string => (isAsync ? `(await ${call})` : call);
  const options: Option[] = [];
  const add = (weight: number, isWaited: boolean, call: () => string): void => {
    if (isAsync || !isWaited) options.push([weight, () => (isWaited ? waited(call()) : call())]);
  };
  if (kind === 'number') {
    add(
      2,
      true,
      () =>
        `${port('store')}.count({ min: ${make('number')}${random.chance(0.4) ? `, label: ${make('string')}` : ''} })`,
    );
    add(1.5, false, () => `${port('gateway')}.rate(${make('string')})`);
    add(0.5, false, () => random.pick(['Date.now()', 'Math.random()']));
  }
  if (kind === 'boolean') {
    add(1, true, () => `${port('store')}.remove(${make('string')})`);
    add(1, false, () => `${port('flags')}.isOn(${make('string')})`);
  }
  if (kind === 'string') {
    add(1, true, () => `sendMail(${make('string')}, ${make('number')})`);
    add(1, false, () => `${port('gateway')}.label(${make('string')}, ${make('number')})`);
  }
  if (kind === 'numbers') {
    add(1, true, () => `${port('store')}.numbers(${make('number')})`);
    add(
      0.7,
      true,
      () =>
        `${port('database')}.from(${make('string')}).where(${random.pick(texts)}, ${make('number')}).limit(${make('number')}).get()`,
    );
  }
  const { transaction } = scope;
  if (transaction !== undefined) {
    if (kind === 'account?') add(4, true, () => `${transaction}.find(${make('string')})`);
    if (kind === 'number') add(3, true, () => `${transaction}.total(${make('number')})`);
  }
  if (kind === 'account?') add(2, true, () => `${port('store')}.find(${make('string')})`);
  if (kind === 'account') add(1.5, true, () => `${port('store')}.load(${make('string')})`);
  if (kind === 'charge') {
    add(
      2,
      true,
      () =>
        `${port('gateway')}.charge(${make('number')}${random.chance(0.5) ? `, { retry: ${make('boolean')} }` : ''})`,
    );
  }
  if (kind === 'number?') add(1, false, () => `${port('gateway')}.maybe(${make('number')})`);
  for (const { name, shape } of scope.own.filter((method) => method.kind === kind && method.shape !== 'pure')) {
    add(1, shape === 'async', () => `this.${name}(${make('number')})`);
  }
  return options;
}
