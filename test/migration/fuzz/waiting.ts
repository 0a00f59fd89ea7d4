import { act, exit, type Written } from './single.ts';
import { effect, expression } from './expressions.ts';
import { typeTexts, variablesOf, withVariable, type Kind, type Scope } from './scope.ts';

/** Writes a list of statements that need not return. */
export type WriteList = (scope: Scope, budget: number, depth: number) => string;

/** Statements that wait more than once, at the same time, or within something: loops, callbacks, transactions, chains. */
export function waiting(
  scope: Scope,
  budget: number,
  depth: number,
  list: WriteList,
): readonly (readonly [number, () => Written])[] {
  const plain =
    (make: () => string): (() => Written) =>
    () => ({ text: make(), scope });
  return [
    [1.4, plain(() => loop(scope, budget, depth, list))],
    [0.5, () => pages(scope)],
    [0.8, () => sums(scope)],
    [0.8, () => together(scope)],
    [1, () => mapped(scope, budget, depth, list)],
    [0.5, () => settled(scope, budget, depth, list)],
    [1, () => transaction(scope, budget, depth, list)],
    [0.5, () => reduced(scope)],
    [1.2, () => chain(scope, budget, depth, list)],
    [0.6, plain(() => forgotten(scope))],
  ];
}

/** The scope of a function value that answers with a kind. */
function inside(scope: Scope, answer: Kind | 'nothing'): Scope {
  const isSharing = scope.random.chance(0.3);
  const variables = isSharing ? scope.variables : scope.variables.filter(({ isMutable }) => !isMutable);
  return { ...scope, variables, answer, isLooping: false };
}

const port = (scope: Scope, name: string): string => (scope.isMethod ? `this.${name}` : name);

/** A list that a callback, or a loop, goes through. */
function listOf(scope: Scope): string {
  const [known] = variablesOf(scope, 'numbers');
  return known !== undefined && scope.random.chance(0.5) ? known.name : expression(scope, 'numbers', 1);
}

function loop(scope: Scope, budget: number, depth: number, list: WriteList): string {
  const { random } = scope;
  const item = scope.fresh('item');
  const inner: Scope = { ...withVariable(scope, item, 'number'), isLooping: true };
  const head = random.chance(0.2)
    ? `for await (const ${item} of ${port(scope, 'store')}.stream(${expression(scope, 'number', 1)}))`
    : `for (const ${item} of ${listOf(scope)})`;
  const before = random.chance(0.5) ? jump(inner) : '';
  const after = random.chance(0.3) ? jump(inner) : '';
  return `${head} {\n${before}${list(inner, budget, depth)}\n${after}}`;
}

/** Goes on with, or leaves, the loop around. */
export function jump(scope: Scope): string {
  const { random } = scope;
  const before = random.chance(0.3) ? `${act(scope)}\n` : '';
  return `if (${expression(scope, 'boolean', 1)}) {\n${before}${random.pick(['break', 'continue'])};\n}\n`;
}

function pages(scope: Scope): Written {
  const [page, found] = [scope.fresh('page'), scope.fresh('found')];
  const total = scope.fresh('total');
  const text = `let ${page} = 0;
let ${total} = 0;
while (${page} < 3) {
const ${found} = await ${port(scope, 'store')}.numbers(${page});
${page} += 1;
if (${found}.length === 0) ${scope.random.pick(['break', 'continue'])};
${total} += ${found}.length;
${act(withVariable(scope, found, 'numbers'))}
}`;
  return { text, scope: withVariable(scope, total, 'number', true) };
}

function sums(scope: Scope): Written {
  const { random } = scope;
  const [total, item] = [scope.fresh('total'), scope.fresh('item')];
  const inner = withVariable(withVariable(scope, item, 'number'), total, 'number', true);
  const added = random.pick([
    () => `${total} += ${effect(inner, 'number')};`,
    () => `${total} = ${total} + ${effect(inner, 'number')};`,
    () => `${total} += (await ${port(scope, 'store')}.numbers(${item})).length * ${total};`,
  ])();
  const leave = random.chance(0.4) ? `\n${jump({ ...inner, isLooping: true })}` : '';
  const text = `let ${total} = ${expression(scope, 'number', 0)};\nfor (const ${item} of ${listOf(scope)}) {\n${added}${leave}\n}`;
  return { text, scope: withVariable(scope, total, 'number', true) };
}

/** `Promise.all([a(), b()])`, one of which may be made under a condition. */
function together(scope: Scope): Written {
  const { random } = scope;
  const [first, second] = [scope.fresh('first'), scope.fresh('second')];
  const call = (kind: 'number' | 'account?'): string =>
    kind === 'number'
      ? `${port(scope, 'store')}.count({ min: ${expression({ ...scope, mayAct: false }, 'number', 1)} })`
      : `${port(scope, 'store')}.find(${expression({ ...scope, mayAct: false }, 'string', 1)})`;
  const other = random.pick([
    () => call('number'),
    () =>
      `${expression({ ...scope, mayAct: false }, 'boolean', 1)} ? ${call('number')} : Promise.resolve(${expression(scope, 'number', 0)})`,
    () => `${expression({ ...scope, mayAct: false }, 'boolean', 1)} ? ${call('number')} : 0`,
  ])();
  const text = `const [${first}, ${second}] = await Promise.all([${call('account?')}, ${other}]);`;
  return { text, scope: withVariable(withVariable(scope, first, 'account?'), second, 'number') };
}

function mapped(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const [result, callback] = [scope.fresh('mapped'), callbackText(scope, budget, depth, list)];
  return {
    text: `const ${result}: number[] = await Promise.all(${listOf(scope)}.map(${callback}));`,
    scope: withVariable(scope, result, 'numbers'),
  };
}

function callbackText(scope: Scope, budget: number, depth: number, list: WriteList): string {
  const { random } = scope;
  const value = scope.fresh('each');
  const inner = withVariable(inside(scope, 'number'), value, 'number');
  if (random.chance(0.25)) return `(${value}) => ${port(scope, 'store')}.count({ min: ${value} })`;
  return `async (${value}) => {\n${list(inner, budget, depth)}\nreturn ${random.chance(0.4) ? effect(inner, 'number') : expression(inner, 'number')};\n}`;
}

function settled(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const [all, failed] = [scope.fresh('settled'), scope.fresh('failed')];
  const callback = callbackText(scope, budget, depth, list);
  const text = `const ${all} = await Promise.allSettled(${listOf(scope)}.map(${callback}));
const ${failed} = ${all}.filter(({ status }) => status === 'rejected').length;`;
  return { text, scope: withVariable(scope, failed, 'number') };
}

function transaction(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const { random } = scope;
  const kind = random.pick<Kind>(['number', 'account?', 'string']);
  const [tx, done] = [scope.fresh('tx'), scope.fresh('done')];
  const inner: Scope = { ...inside(scope, kind), transaction: tx };
  const body = `${list(inner, budget, depth)}\nreturn ${random.chance(0.4) ? effect(inner, kind) : expression(inner, kind)};`;
  const annotated = `: Promise<${typeTexts[kind]}>`;
  const text = `const ${done} = await ${port(scope, 'database')}.transaction(async (${tx})${annotated} => {\n${body}\n});`;
  return { text, scope: withVariable(scope, done, kind) };
}

function reduced(scope: Scope): Written {
  const [total, so, value, sum] = [scope.fresh('reduced'), scope.fresh('so'), scope.fresh('each'), scope.fresh('sum')];
  const inner = withVariable(withVariable(inside(scope, 'number'), value, 'number'), sum, 'number');
  const guard = scope.random.chance(0.4) ? `if (${expression(inner, 'boolean', 1)}) ${exit(inner, 0.5)}\n` : '';
  const text = `const ${total} = await ${listOf(scope)}.reduce(async (${so}, ${value}) => {
const ${sum} = await ${so};
${guard}return ${sum} + ${effect(inner, 'number')};
}, Promise.resolve(${expression({ ...scope, mayAct: false }, 'number', 0)}));`;
  return { text, scope: withVariable(scope, total, 'number') };
}

/** `await a().then((x) => …).catch(…)`. */
function chain(scope: Scope, budget: number, depth: number, list: WriteList): Written {
  const { random } = scope;
  const [result, value, error] = [scope.fresh('chained'), scope.fresh('found'), scope.fresh('error')];
  const base = `${port(scope, 'store')}.find(${expression({ ...scope, mayAct: false }, 'string', 1)})`;
  const inner = withVariable(inside({ ...scope, isAsync: random.chance(0.4) }, 'number'), value, 'account?');
  const body =
    inner.isAsync || random.chance(0.6)
      ? `{\n${list(inner, budget, depth)}\nreturn ${expression(inner, 'number')};\n}`
      : expression(inner, 'number', 1);
  const handler = withVariable(inside({ ...scope, isAsync: false, mayAct: false }, 'number'), error, 'unknown');
  const links = [
    `.then(${inner.isAsync ? 'async ' : ''}(${value})${inner.isAsync ? ': Promise<number>' : ': number'} => ${body})`,
    ...(random.chance(0.4)
      ? [
          random.pick([
            () => `.catch(() => ${expression(handler, 'number', 0)})`,
            () => `.catch((${error}) => {\n${port(scope, 'audit')}.note('chain', ${error});\nthrow ${error};\n})`,
            () =>
              `.catch((${error}) => {\nif (${error} instanceof NotFound) return ${expression(handler, 'number', 0)};\nthrow ${error};\n})`,
          ])(),
        ]
      : []),
    ...(random.chance(0.25) ? [`.finally(() => {\n${port(scope, 'audit')}.note('at last');\n})`] : []),
  ];
  return {
    text: `const ${result} = await ${base}\n${links.join('\n')};`,
    scope: withVariable(scope, result, 'number'),
  };
}

/** Starts something and does not wait for it. */
function forgotten(scope: Scope): string {
  const { random } = scope;
  const call = `${port(scope, 'gateway')}.charge(${expression({ ...scope, mayAct: false }, 'number', 1)})`;
  return random.pick([
    `void ${call}.catch(() => undefined);`,
    `${call}.catch(() => undefined);`,
    `${call}.then(() => ${port(scope, 'audit')}.note('later')).catch(() => undefined);`,
  ]);
}
