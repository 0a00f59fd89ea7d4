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
  if (method === 'filter') return [`if (${text}) ${value}.push(${item});`];
  if (method === 'find') return [`if (${text}) {\n${value} = ${item};\nbreak;\n}`];
  if (method === 'some') return [`if (${text}) {\n${value} = true;\nbreak;\n}`];
  if (method === 'every') return [`if (!(${text})) {\n${value} = false;\nbreak;\n}`];
  return method === 'reduce' && text !== value ? [`${value} = ${text};`] : [];
}
