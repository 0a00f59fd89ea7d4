import { effect, expression } from './expressions.ts';
import { act, type Written } from './single.ts';
import { withVariable, type Scope } from './scope.ts';
import { unusualWaiting } from './unusual-waiting.ts';
import type { WriteList } from './waiting.ts';

type Option = readonly [number, () => Written];

/** Constructs that are rarer than the rest, and easily broken: each may be refused, none may change what it does. */
export function unusual(scope: Scope, budget: number, depth: number, list: WriteList): readonly Option[] {
  const plain =
    (make: () => string): (() => Written) =>
    () => ({ text: make(), scope });
  return [
    [1, () => compound(scope)],
    [0.6, () => element(scope)],
    [0.6, () => sequence(scope)],
    [0.8, () => called(scope)],
    [0.5, plain(() => callbacks(scope))],
    [0.4, () => counted(scope)],
    [0.4, () => generated(scope)],
    [0.3, () => aliased(scope)],
    [0.3, () => hoisted(scope)],
    [0.2, () => old(scope)],
    [0.5, plain(() => state(scope))],
    [0.4, () => asked(scope)],
    ...(scope.isAsync ? unusualWaiting(scope, budget, depth, list) : []),
  ];
}

const port = (scope: Scope, name: string): string => (scope.isMethod ? `this.${name}` : name);
const pure = (scope: Scope): Scope => ({ ...scope, mayAct: false });
const number = (scope: Scope): string => expression(pure(scope), 'number', 1);

/** The old value is read before what is added is computed. */
function compound(scope: Scope): Written {
  const { random } = scope;
  const name = scope.fresh('sum');
  const next = withVariable(scope, name, 'number', true);
  const operator = random.pick(['+=', '-=', '*=']);
  const text = random.pick([
    () => `${name} ${operator} ${effect(next, 'number')};`,
    () => `${name} ${operator} (${name}++) + ${effect(next, 'number')};`,
    () => `${name} = ${name} + ${effect(next, 'number')} - ${name};`,
    () => `${port(scope, 'audit')}.note(${name}++, ${effect(next, 'number')}, ${name});`,
  ])();
  return { text: `let ${name} = ${number(scope)};\n${text}`, scope: next };
}

function element(scope: Scope): Written {
  const { random } = scope;
  const [name, at] = [scope.fresh('places'), scope.fresh('at')];
  const value = effect(scope, 'number');
  const text = random.pick([
    () => `${name}[0] = ${value};`,
    () => `${name}[${at}++] = ${value};`,
    () => `${name}.push(${value}, ${at});`,
  ])();
  return {
    text: `let ${at} = 1;\nconst ${name}: number[] = [${number(scope)}, 2];\n${text}`,
    scope: withVariable(withVariable(scope, name, 'numbers'), at, 'number', true),
  };
}

function sequence(scope: Scope): Written {
  const name = scope.fresh('last');
  const text = `const ${name}: number = (${act({ ...scope, mayAct: false }).replace(/;$/, '')}, ${expression(scope, 'number', 1)});`;
  return { text, scope: withVariable(scope, name, 'number') };
}

/** A dependency that may be missing. */
function called(scope: Scope): Written {
  const { random } = scope;
  const name = scope.fresh('cached');
  const cache = `${port(scope, 'cache')}?.`;
  const call =
    scope.isAsync && random.chance(0.6) ? `(await ${cache}get(${number(scope)}))` : `${cache}peek(${number(scope)})`;
  const text = random.pick([
    () => `const ${name} = ${call} ?? ${expression(scope, 'number', 1)};`,
    () => `const ${name} = ${call} ?? 0;`,
    () => `${cache}drop(${expression(scope, 'number', 1)});\nconst ${name} = 1;`,
  ])();
  return { text, scope: withVariable(scope, name, 'number') };
}

/** Functions that act, and are called at once. */
function callbacks(scope: Scope): string {
  const { random } = scope;
  const [value, name] = [scope.fresh('each'), scope.fresh('all')];
  const inner = withVariable(pure(scope), value, 'number');
  const rate = `${port(scope, 'gateway')}.rate(${expression(inner, 'string', 1)})`;
  const items = expression(pure(scope), 'numbers', 1);
  return random.pick([
    () => `${items}.forEach((${value}) => {\n${port(scope, 'audit')}.note(${expression(inner, 'number', 1)});\n});`,
    () => `const ${name} = ${items}.map((${value}) => ${rate});`,
    () => `const ${name} = ${items}.some((${value}) => ${rate} > ${value});`,
    () => `const ${name} = ${items}.reduce((so, ${value}) => so + ${rate}, 0);`,
    () => `const ${name} = ${items}.filter((${value}) => ${port(scope, 'flags')}.isOn(String(${value}))).length;`,
  ])();
}

function counted(scope: Scope): Written {
  const name = scope.fresh('count');
  const text = scope.random.pick([
    `const ${name} = arguments.length;`,
    `let ${name} = 0;\nfor (let at = 0; at < 2; at++) ${name} += ${number(scope)};`,
    `let ${name} = 0;\nconst later: (() => number)[] = [];\nfor (let at = 0; at < 2; at++) later.push(() => at);\nfor (const one of later) ${name} += one();`,
    `let ${name} = 0;\ndo {\n${name}++;\n} while (${name} < 2);`,
  ]);
  return { text: `{\n${text}\n${port(scope, 'audit')}.note(${name});\n}`, scope };
}

function generated(scope: Scope): Written {
  const [name, total] = [scope.fresh('numbered'), scope.fresh('total')];
  const text = `const ${name} = function* () {\nyield ${number(scope)};\nyield 2;\n};
let ${total} = 0;
for (const one of ${name}()) ${total} += one;`;
  return { text, scope: withVariable(scope, total, 'number', true) };
}

function aliased(scope: Scope): Written {
  if (!scope.isMethod) return { text: act(scope), scope };
  const [self, name] = [scope.fresh('self'), scope.fresh('own')];
  const text = scope.random.pick([
    `const ${self} = this;\nconst ${name} = ${self}.gateway.rate(${expression(pure(scope), 'string', 1)});`,
    `const { gateway: ${self} } = this;\nconst ${name} = ${self}.rate(${expression(pure(scope), 'string', 1)});`,
    `const ${self} = this.gateway;\nconst ${name} = ${self}.rate(${expression(pure(scope), 'string', 1)});`,
  ]);
  return { text, scope: withVariable(scope, name, 'number') };
}

function hoisted(scope: Scope): Written {
  const [name, value] = [scope.fresh('doubled'), scope.fresh('double')];
  return {
    text: `const ${name} = ${value}(${expression(scope, 'number', 1)});\nfunction ${value}(given: number): number {\nreturn given * 2;\n}`,
    scope: withVariable(scope, name, 'number'),
  };
}

function old(scope: Scope): Written {
  const name = scope.fresh('old');
  return {
    text: `var ${name} = ${expression(scope, 'number', 1)};`,
    scope: withVariable(scope, name, 'number', true),
  };
}

/** A field that the object keeps from call to call. */
function state(scope: Scope): string {
  if (!scope.isMethod) return act(scope);
  return scope.random.pick([
    () => `this.hits += ${expression(scope, 'number', 1)};`,
    () => `this.hits = ${effect(scope, 'number')};`,
    () => `this.hits++;\n${port(scope, 'audit')}.note(this.hits);`,
    () => `if (this.hits > ${number(scope)}) {\nthis.hits = 0;\n${act(scope)}\n}`,
  ])();
}

/** Assigns within a condition. */
function asked(scope: Scope): Written {
  const name = scope.fresh('asked');
  const next = withVariable(scope, name, 'number', true);
  return {
    text: `let ${name} = 0;\nif ((${name} = ${effect(scope, 'number')}) > ${number(scope)}) {\n${act(next)}\n}`,
    scope: next,
  };
}
