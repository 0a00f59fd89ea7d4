import * as z from 'zod/mini';
import { identifier, keys, maybe, named, told } from './building.ts';
import { typeSchema, valueSchema } from './value-schema.ts';
import { maximalNames } from './words.ts';

z.config({ jitless: true });

const fields = named('member', typeSchema);
const variants = named('type', fields, 1);
const name = z.string().check(z.minLength(1));

type LiteralShape = string | number | boolean | readonly LiteralShape[];
const literal: z.ZodMiniType<LiteralShape> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.lazy(() => literal)),
]);

const path = told('A path: the key (paymentId), intent.… or outcome.…', z.string().check(z.minLength(1)));
const paths = named('member', path);
const result = z.union([
  name,
  keys({ return: told('The result.', name), with: maybe('Paths for the fields of the result.', paths) }),
]);

const ending = z.union([
  name,
  keys({
    save: maybe('The path of the entity to save before, as in intent.declined.', path),
    return: told('The result.', name),
    with: maybe('Paths for the fields of the result.', paths),
  }),
]);

const condition = z.union([
  literal,
  keys({
    over: maybe('Greater than.', literal),
    under: maybe('Less than.', literal),
    atLeast: maybe('Greater than or equal to.', literal),
    atMost: maybe('Less than or equal to.', literal),
    not: maybe('Anything but.', literal),
  }).check(
    z.refine((value) => Object.keys(value).length > 0, 'empty'),
    z.meta({ minProperties: 1 }),
  ),
]);

const decided = z.union([
  literal,
  keys({ change: told('The entity, with these fields changed.', named('member', literal)) }),
  keys({ field: told('A field of the entity.', name) }),
]);

const decidedFields = maybe(
  'Values for the fields of the intent; those left out are filled by name.',
  named('member', decided),
);

const decision = z.union([
  keys({
    when: told('Comparisons with fields of the entity; all must hold.', named('member', condition, 1)),
    then: told('The intent that is decided.', name),
    with: decidedFields,
  }),
  keys({ otherwise: told('The intent that is decided when no other row holds.', name), with: decidedFields }),
]);

const step = z.union([
  keys({
    call: told('An operation, as in PaymentGateway.charge.', name),
    with: maybe('Paths for the input; fields left out are filled by name.', paths),
    else: maybe('Outcomes that end the flow, and the results that they end in.', named('type', ending)),
  }),
  keys({
    prepare: told(
      'The path of the entity to save and commit before the call that follows; what comes of the call is saved in a second transaction.',
      path,
    ),
  }),
  keys({ save: told('The path of the entity to save, as in intent.newState.', path) }),
  keys({ return: told('The result.', name), with: maybe('Paths for the fields of the result.', paths) }),
]);

const commit = told('The results that commit; all others roll back.', z.array(name).check(z.maxLength(maximalNames)));

const flow = z.union([
  keys({
    flavour: told('Fetch → Translate → Decide → Act → Persist.', z.literal('orchestrator')),
    engine: maybe('The engine that makes the flow durable, beside the plain driver.', z.enum(['dbos'])),
    on: told('The steps for each intent.', named('type', z.array(step))),
    commit,
  }),
  keys({
    flavour: told('Load → Step → Save → Execute.', z.literal('runtime')),
    effects: maybe(
      'How intents are executed: in the same transaction (outbox), or after it (lossy).',
      z.enum(['outbox', 'after-commit']),
    ),
    returns: told('The result for each intent.', named('type', result)),
    commit,
  }),
]);

const operation = keys({
  input: told('What the operation is given.', fields),
  outcomes: told('How the operation can end.', variants),
  repeatable: maybe('It does no harm twice, and needs no idempotency key: it only reads, say.', z.literal(true)),
});

/** The shape of a spec, format version 1. */
export const specSchema = keys({
  $schema: maybe('Where editors find the JSON Schema.', z.string()),
  tacet: told('The version of this format.', z.literal(1)),
  context: told('The name of the bounded context; the first part of every file.', identifier('context')),
  uses: maybe('Specs whose values are shared, as in ./shared.tacet.yaml.', z.array(name)),
  values: told('Value objects by name.', named('type', valueSchema)),
  entity: maybe(
    'The entity that decides.',
    keys({
      name: told('The name of its class.', identifier('type')),
      key: told('The field that identifies it.', name),
      fields: told('Its fields and their types.', named('member', typeSchema, 1)),
    }),
  ),
  events: maybe('What happens to the entity; needed by runtime flows.', named('type', fields)),
  intents: maybe('What the entity can decide.', variants),
  results: maybe('What a flow can give.', variants),
  decisions: maybe(
    'The first version of the decisions, row by row.',
    z.array(decision).check(z.minLength(1), z.maxLength(maximalNames)),
  ),
  store: maybe(
    'Where entities are kept.',
    keys({
      name: told('The name of its interface.', identifier('type')),
      missing: told('The result for an entity that is not there.', name),
      conflict: maybe(
        'The result for an entity that somebody else has saved meanwhile. With it nothing is locked: rows have versions.',
        name,
      ),
      adapters: told('The implementations to generate.', z.array(z.enum(['memory', 'kysely'])).check(z.minLength(1))),
    }),
  ),
  gateways: maybe('What is called outside, by name and operation.', named('type', named('member', operation, 1))),
  flows: maybe('The drivers: they move data and decide nothing.', named('member', flow, 1)),
  wiring: maybe('How the drivers are wired, beside plain constructors.', z.enum(['nest'])),
  examples: maybe(
    'Cases for the tests of the entity.',
    z
      .array(
        keys({
          given: told('All fields of the entity but the key.', named('member', literal)),
          then: told('The intent that is decided.', name),
        }),
      )
      .check(z.maxLength(maximalNames)),
  ),
});

/** Sections that a spec with an entity has, too. */
export const aggregateSections = {
  required: ['entity', 'intents', 'results', 'store', 'flows'],
  optional: ['events', 'decisions', 'gateways', 'wiring', 'examples'],
} as const;
