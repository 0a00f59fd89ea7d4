import type { Context, Literal, TypeReference, ValueShape } from '@tacet/spec';
import { toCamelCase } from '@tacet/vocabulary';
import { shapeOf, toRequired, toValueText, valuesOf, type Values } from '../slice/values.ts';
import { toLiteral, toPatternText } from '../typescript/literals.ts';
import { namesOf, trustOf } from '../slice/names.ts';
import type { Constant } from '../typescript/constants.ts';
import { findWrittenLiterals } from './written-literals.ts';

/** Values for tests, made from the spec: what it writes somewhere first, else the simplest that fits. */
export interface Samples {
  /** A literal of a type; `undefined` when only the user can give one: text with a pattern. */
  readonly literalOf: (type: TypeReference) => Literal | undefined;
  /** A value of a type as tests write it: a constant for a named value, a literal, the changed entity. */
  readonly textOf: (type: TypeReference) => string;
  /** Constants that hold entities, no two of them alike: for intents that bring several. */
  readonly entities: readonly string[];
  /** The constants that `textOf` names, in the order in which they can be declared. */
  readonly constants: readonly Constant[];
}

/** Makes samples of everything that a context names. */
export function samplesOf(context: Context): Samples {
  const values = valuesOf(context);
  const written = findWrittenLiterals(context, values);
  const literalOf = (type: TypeReference): Literal | undefined => findLiteral(type, values, written);
  return {
    literalOf,
    textOf: (type) => toSampleText(type, literalOf, values),
    entities: [
      'newState',
      'renewed',
      ...(context.aggregate === undefined ? [] : [namesOf(context.aggregate).variable]),
    ],
    constants: [...values.values()].flatMap(({ name, shape }) => {
      if (shape.kind === 'optional') return [];
      const type = { kind: 'value', name } as const;
      const literal = literalOf(type);
      const text = literal === undefined ? toRequest(name, shape) : toValueText(literal, type, values);
      return [
        { name: constantOf(name), value: isLong(literal) ? `${trustOf(name)}('a'.repeat(${literal.length}))` : text },
      ];
    }),
  };
}

/** The constant that holds a sample of a value: `Reason` → `reason`. */
export function constantOf(value: string): string {
  const name = toCamelCase(value);
  return localNames.includes(name) ? `${name}Sample` : name;
}

/** Variables of the generated tests. */
const localNames = [
  'acts',
  'answer',
  'answers',
  'ask',
  'calls',
  'connection',
  'db',
  'defect',
  'event',
  'execute',
  'fetched',
  'found',
  'gateway',
  'given',
  'handle',
  'intent',
  'newState',
  'next',
  'open',
  'orchestrator',
  'other',
  'outcomes',
  'parameters',
  'pglite',
  'queries',
  'raw',
  'renewed',
  'result',
  'round',
  'rows',
  'run',
  'running',
  'runtime',
  'save',
  'statement',
  'store',
  'stored',
  'then',
  'tx',
  'unitOfWork',
  'visit',
  'visitor',
  'visits',
  'waiting',
  'work',
];

/** Fails where it is evaluated, and says which sample the user is to give. */
function toRequest(name: string, shape: ValueShape): string {
  return `${trustOf(name)}(expect.fail(${toLiteral(describeRequest(name, shape))}))`;
}

/** Whether a sample is text that was made up, and too long to be read. */
function isLong(literal: Literal | undefined): literal is string {
  return typeof literal === 'string' && /^a{61,}$/.test(literal);
}

/** What the user is asked for: `Give a Code that matches /^[A-Z]{3}$/u.` */
export function describeRequest(name: string, shape: ValueShape): string {
  const pattern = shape.kind === 'string' ? shape.pattern : undefined;
  return `Give a sample of ${name}${
    pattern === undefined ? '' : ` that matches ${toPatternText(pattern)}`
  } here, in place of this call.`;
}

function findLiteral(type: TypeReference, values: Values, written: ReadonlyMap<string, Literal>): Literal | undefined {
  const shape = shapeOf(type, values);
  const known = type.kind === 'value' ? written.get(type.name) : undefined;
  if (known !== undefined || shape === undefined) return known;
  switch (shape.kind) {
    case 'optional':
      return findLiteral(shape.item, values, written);
    case 'list': {
      const item = findLiteral(shape.item, values, written);
      return item === undefined ? [] : [item];
    }
    case 'boolean':
    case 'decimal':
    case 'enum':
    case 'instant':
    case 'int':
    case 'string':
    case 'uuid':
      return findSimplest(shape);
  }
}

function findSimplest(shape: Exclude<ValueShape, { kind: 'list' | 'optional' }>): Literal | undefined {
  switch (shape.kind) {
    case 'uuid':
      return '00000000-0000-4000-8000-000000000001';
    case 'boolean':
      return true;
    case 'string':
      return shape.pattern === undefined
        ? 'a'.repeat(Math.max(shape.min ?? 0, Math.min(1, shape.max ?? 1)))
        : undefined;
    case 'int':
      return Math.max(shape.min ?? 0, Math.min(1, shape.max ?? 1));
    case 'decimal':
      return shape.min ?? shape.max ?? '1';
    case 'instant':
      return shape.min ?? shape.max ?? '2000-01-01T00:00:00Z';
    case 'enum':
      return shape.members[0];
  }
}

function toSampleText(type: TypeReference, literalOf: Samples['literalOf'], values: Values): string {
  const required = toRequired(type, values);
  switch (required.kind) {
    case 'entity':
      return 'newState';
    case 'value':
      return required !== type && literalOf(required) === undefined ? 'undefined' : constantOf(required.name);
    case 'list':
      return isMissing(required.item, literalOf, values) ? '[]' : `[${toSampleText(required.item, literalOf, values)}]`;
    case 'scalar':
    case 'optional':
      return toLiteral(literalOf(required) ?? '');
  }
}

function isMissing(item: TypeReference, literalOf: Samples['literalOf'], values: Values): boolean {
  return item.kind !== 'entity' && literalOf(item) === undefined && shapeOf(item, values) !== undefined;
}
