import type { ThrowingCall } from '../analysis/throwing-callbacks.ts';

/** What the value of a loop is called when nothing else names it. */
export const resultNames = {
  map: 'mapped',
  filter: 'kept',
  find: 'match',
  some: 'isSome',
  every: 'isEvery',
  reduce: 'total',
} as const;

/** The variable that a loop fills. */
export function declarationOf(
  method: Exclude<ThrowingCall['method'], 'forEach'>,
  name: string,
  type: string,
  start: string,
): string {
  if (method === 'map' || method === 'filter') return `const ${name}: ${type} = [];`;
  if (method === 'reduce') return `let ${name}: ${type} = ${start};`;
  if (method === 'find') return `let ${name}: ${type} = undefined;`;
  return `let ${name}: boolean = ${method === 'every' ? 'true' : 'false'};`;
}

/** What a `return` of the callback does in the loop. */
export function answerText(
  method: ThrowingCall['method'],
  text: string,
  value: string,
  item: string,
): readonly string[] {
  if (method === 'map') return [`${value}.push(${text});`];
  if (method === 'reduce') return text === value ? [] : [`${value} = ${text};`];
  if (method === 'filter') return when(text, [`${value}.push(${item});`]);
  if (method === 'find') return when(text, [`${value} = ${item};`, 'break;']);
  if (method === 'some') return when(text, [`${value} = true;`, 'break;']);
  return method === 'every' ? when(negated(text), [`${value} = false;`, 'break;']) : [];
}

function negated(text: string): string {
  return text === 'true' ? 'false' : text === 'false' ? 'true' : `!(${text})`;
}

/** Statements under a condition that may be settled. */
function when(condition: string, lines: readonly string[]): readonly string[] {
  if (condition === 'false') return [];
  return condition === 'true' ? lines : [`if (${condition}) {\n${lines.join('\n')}\n}`];
}
