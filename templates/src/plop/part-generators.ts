import {
  isTypingError,
  readPairs,
  readShape,
  readVariants,
  splitList,
  type Addition,
  type TypingError,
} from './additions.ts';
import { findReturns, returnFrom } from './returning.ts';
import { firstOpen, specFlag, type SpecGenerator } from './generator.ts';

const name = { name: 'name', value: 'Name', description: 'its name' } as const;

/** `plop result`: a variant of what flows answer with. */
export const result: SpecGenerator = {
  name: 'result',
  description: 'adds a result, and generates the slice',
  flags: [
    specFlag,
    name,
    { name: 'fields', value: 'field:Type,…', description: 'what it carries; nothing without it' },
    { name: 'returned-by', value: 'flow.Intent', description: 'where a flow returns it' },
  ],
  ask: (answers, facts) =>
    firstOpen(answers, [
      { flag: 'name', message: 'What is the result called?' },
      {
        flag: 'fields',
        message: `What does it carry? field:Type,… (types: ${facts.types.join(', ')})`,
        fallback: '',
      },
      {
        flag: 'returned-by',
        message: 'Which intent of which flow ends in it?',
        choices: findReturns(facts).map(({ label }) => label),
      },
    ]),
  add: (answers, facts) => {
    const fields = readPairs(answers.fields);
    if (isTypingError(fields)) return fields;
    const variant = addNamed(['results'], answers.name, fields, facts.results);
    if (isTypingError(variant)) return variant;
    const returns = returnFrom(answers['returned-by'] ?? '', answers.name ?? '', facts);
    return isTypingError(returns) ? returns : [...variant, ...returns];
  },
};

/** `plop value-object`: a type of its own for an id, an amount, a text. */
export const valueObject: SpecGenerator = {
  name: 'value-object',
  description: 'adds a value object, and generates the slice',
  flags: [
    specFlag,
    name,
    { name: 'type', value: 'type', description: 'uuid, string, int, decimal, boolean, instant or enum' },
    { name: 'members', value: 'A,B', description: 'the members of an enum' },
    { name: 'min', value: 'n', description: 'the least value or length' },
    { name: 'max', value: 'n', description: 'the greatest value or length' },
    { name: 'pattern', value: 'regex', description: 'what a string matches' },
  ],
  ask: (answers) =>
    firstOpen(answers, [
      { flag: 'name', message: 'What is the value object called?' },
      ...(answers.members === undefined
        ? [
            {
              flag: 'type',
              message: 'What is it?',
              choices: ['uuid', 'string', 'int', 'decimal', 'boolean', 'instant', 'enum'],
            },
          ]
        : []),
      ...(answers.type === 'enum' ? [{ flag: 'members', message: 'What are its members? A,B,…' }] : []),
    ]),
  add: (answers, { context }) =>
    addNamed(
      ['values'],
      answers.name,
      readShape(answers),
      context.values.map((value) => value.name),
    ),
};

/** `plop store`: where the entity is kept. */
export const store: SpecGenerator = {
  name: 'store',
  description: 'sets the store and its adapters, and generates the slice',
  flags: [
    specFlag,
    { name: 'name', value: 'Name', description: 'its name' },
    { name: 'missing', value: 'Result', description: 'the result for an entity that is not there' },
    { name: 'adapters', value: 'memory,kysely', description: 'where it can keep entities' },
  ],
  ask: (answers, { aggregate }) =>
    aggregate === undefined
      ? { flag: 'name', message: 'This spec has values only; a store needs an entity (plop context writes one).' }
      : firstOpen(answers, [
          ...(answers.name === undefined && answers.missing === undefined
            ? [{ flag: 'adapters', message: 'Where can it keep entities? memory,kysely' }]
            : []),
        ]),
  add: ({ name: called, missing, adapters }) => [
    ...(called === undefined ? [] : [{ path: ['store', 'name'], value: called }]),
    ...(missing === undefined ? [] : [{ path: ['store', 'missing'], value: missing }]),
    ...(adapters === undefined ? [] : [{ path: ['store', 'adapters'], value: splitList(adapters) }]),
  ],
};

/** `plop gateway`: a service outside, and what it can answer. */
export const gateway: SpecGenerator = {
  name: 'gateway',
  description: 'adds an operation of a gateway, and generates the slice',
  flags: [
    specFlag,
    { name: 'name', value: 'Name', description: 'the gateway' },
    { name: 'operation', value: 'name', description: 'what it does' },
    { name: 'input', value: 'field:Type,…', description: 'what it takes; nothing without it' },
    { name: 'outcomes', value: 'A,B(field:Type)', description: 'what it can answer' },
  ],
  ask: (answers, { types }) =>
    firstOpen(answers, [
      { flag: 'name', message: 'What is the gateway called?' },
      { flag: 'operation', message: 'What does it do?' },
      { flag: 'input', message: `What does it take? field:Type,… (types: ${types.join(', ')})`, fallback: '' },
      { flag: 'outcomes', message: 'What can it answer? A,B(field:Type)' },
    ]),
  add: ({ name: called = '', operation = '', input, outcomes }, { aggregate }) => {
    const fields = readPairs(input);
    if (isTypingError(fields)) return fields;
    const variants = readVariants(outcomes);
    if (isTypingError(variants)) return variants;
    const present = aggregate?.gateways.find((one) => one.name === called)?.operations ?? [];
    const known = present.map((one) => one.name);
    return addNamed(['gateways', called], operation, { input: fields, outcomes: variants }, known);
  },
};

function addNamed(
  section: readonly string[],
  called: string | undefined,
  value: unknown,
  known: readonly string[],
): readonly Addition[] | TypingError {
  if (called === undefined) return [];
  if (known.includes(called)) return { message: `${called} is in the spec already` };
  return [{ path: [...section, called], value }];
}
