import { factoryName, type Aggregate, type Context, type DecisionRow } from '@tacet/spec';
import { toProperty, toSampleCall } from '../samples/sample-variants.ts';
import { sceneryOf } from '../samples/scenery.ts';
import { findNamed } from '../slice/arguments.ts';
import { findNewState } from '../slice/new-state.ts';
import { namesOf } from '../slice/names.ts';
import { isOptional, toValueText, valuesOf, type Values } from '../slice/values.ts';
import { toVariantView } from '../slice/variants.ts';
import { toTable } from '../typescript/table.ts';
import { findCases, toDecide, type Given } from './cases.ts';

/** What the tests of an entity show: the examples, then what else the decision table distinguishes. */
export function toTestView(context: Context, aggregate: Aggregate) {
  const values = valuesOf(context);
  const { samples, constants } = sceneryOf(context, aggregate);
  const names = namesOf(aggregate);
  const decide = toDecide(aggregate, values);
  const { variable } = names;
  const absent = Object.fromEntries(
    aggregate.entity.fields.filter(({ type }) => isOptional(type, values)).map(({ name }) => [name, undefined]),
  );
  const examples = aggregate.examples.map(({ given, intent }) => {
    return { given: { ...absent, ...given }, intent, row: decide(given) };
  });
  const cases = [...examples, ...findCases(aggregate, samples, values)].flatMap(({ given, row }) =>
    row === undefined ? [] : [{ given, row }],
  );
  const perIntent = aggregate.intents.flatMap(({ name }) => cases.filter(({ row }) => row.intent === name).slice(0, 1));
  const toGiven = (given: Given) => toGivenText(given, aggregate, values);
  const prepared = perIntent.flatMap(({ given, row }) => toPreparedRows(row, given, aggregate, values));
  const view = {
    names,
    fields: aggregate.entity.fields,
    hasTable: aggregate.decisions.length > 0,
    cases: toTable(
      cases.map(
        ({ given, row }) => `{ given: ${toGiven(given)}, intent: ${toIntentText(row, given, aggregate, values)} }`,
      ),
      '  ',
    ),
    states: toTable(
      perIntent.map(
        ({ given, row }) => `{ given: ${toGiven(given)}, state: ${toStateText(row, given, aggregate, values)} }`,
      ),
      '  ',
    ),
    prepared: prepared.length === 0 ? '' : toTable(prepared, '  '),
    examples: examples.map(({ given, intent }) => ({
      entity: `${variable}With(${toGiven(given)})`,
      kind: toVariantView(findNamed(aggregate.intents, intent), names.intentKind).kind,
    })),
    events: aggregate.events.map((event) => toSampleCall(event, samples, '')).join(', '),
    anyEvent: aggregate.events
      .slice(0, 1)
      .map((event) => toSampleCall(event, samples, ''))
      .join(''),
  };
  return { constants, view };
}

function toGivenText(given: Given, { entity }: Aggregate, values: Values): string {
  const fields = entity.fields
    .filter(({ name }) => Object.hasOwn(given, name))
    .map(({ name, type }) => {
      const literal = given[name];
      return toProperty(name, literal === undefined ? 'undefined' : toValueText(literal, type, values));
    });
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function toChangedText(given: Given, changes: Given, aggregate: Aggregate, values: Values): string {
  return `${namesOf(aggregate).variable}With(${toGivenText({ ...given, ...changes }, aggregate, values)})`;
}

/** The state after a row has decided: the entity that the intent brings, else the one that was given. */
function toStateText(row: DecisionRow, given: Given, aggregate: Aggregate, values: Values): string {
  const field = findNewState(findNamed(aggregate.intents, row.intent), aggregate.entity.name);
  const argument = row.arguments.find((candidate) => candidate.field === field?.name);
  return toChangedText(given, argument?.kind === 'change' ? argument.changes : {}, aggregate, values);
}

/** What flows prepare of what is given, and the intent that is to be decided of it again. */
function toPreparedRows(row: DecisionRow, given: Given, aggregate: Aggregate, values: Values): readonly string[] {
  const { intentKind } = namesOf(aggregate);
  const kind = toVariantView(findNamed(aggregate.intents, row.intent), intentKind).kind;
  const steps = aggregate.flows.flatMap((flow) =>
    flow.flavour === 'orchestrator' ? flow.branches.filter(({ intent }) => intent === row.intent) : [],
  );
  const fields = new Set(
    steps.flatMap(({ steps: [step] }) => (step?.kind === 'prepare' ? step.path.fields.slice(0, 1) : [])),
  );
  return row.arguments.flatMap((argument) =>
    argument.kind === 'change' && fields.has(argument.field)
      ? [`{ prepared: ${toChangedText(given, argument.changes, aggregate, values)}, kind: ${kind} }`]
      : [],
  );
}

/** The intent that a row makes of what is given. */
function toIntentText(row: DecisionRow, given: Given, aggregate: Aggregate, values: Values): string {
  const { entity, intents } = aggregate;
  const { key, variable } = namesOf(aggregate);
  const intent = findNamed(intents, row.intent);
  const fields = row.arguments.map((argument) => {
    const { type } = findNamed(intent.fields, argument.field);
    switch (argument.kind) {
      case 'literal':
        return toProperty(argument.field, toValueText(argument.value, type, values));
      case 'change':
        return toProperty(argument.field, toChangedText(given, argument.changes, aggregate, values));
      case 'field': {
        const literal = given[argument.source];
        const isKey = argument.source === entity.key.name;
        const text = literal === undefined ? `${variable}.${argument.source}` : toValueText(literal, type, values);
        return toProperty(argument.field, isKey ? key : text);
      }
    }
  });
  return `${factoryName(intent.name)}(${intent.fields.length === 0 ? '' : `{ ${fields.join(', ')} }`})`;
}
