import type { Aggregate, DecisionArgument, DecisionRow, Variant } from '@tacet/spec';
import { factoryName } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { namesOf } from '../slice/names.ts';
import { findNewState } from '../slice/new-state.ts';
import { findReachableRows } from '../slice/reachable-rows.ts';
import { toMember, toTypeText } from '../slice/type-text.ts';
import { shapeOf, toRequired, toValueText, valuesOf, type Values } from '../slice/values.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toConditionTexts } from './conditions.ts';
import { toTestView } from './test-view.ts';

/** `payment.entity.ts`: the only place that decides; written once, then the user's own. */
export const entity: Template = {
  name: 'entity',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined) return [];
    const view = toView(aggregate, valuesOf(context));
    const test = toTestView(context, aggregate);
    const path = `${context.name}.entity`;
    return [
      { path: `${path}.ts`, ownership: 'owned', source: 'entity.ts', view },
      { path: `${path}.test.ts`, ownership: 'owned', source: 'entity.test.ts', ...test },
    ];
  },
};

function toView(aggregate: Aggregate, values: Values) {
  const names = namesOf(aggregate);
  const rows = findReachableRows(aggregate.decisions, aggregate.entity, values);
  const states = aggregate.intents.map((intent) => ({
    kind: toVariantView(intent, names.intentKind).kind,
    state: toStateText(intent, names.entity),
  }));
  return {
    names,
    fields: aggregate.entity.fields.map((field) => ({
      name: toIdentifier(field.name),
      member: toMember(field).name,
      type: toTypeText(field.type),
    })),
    question: `say which fields lead to ${aggregate.intents.map(({ name }) => name).join(', ')}`,
    rows: rows.map((row) => toRowView(row, aggregate, values)),
    changes: rows.some((row) => row.arguments.some(({ kind }) => kind === 'change')),
    events: aggregate.events.map((event) => toVariantView(event, names.eventKind)),
    isOneEvent: aggregate.events.length === 1,
    isOneIntent: aggregate.intents.length === 1,
    changesState: states.some(({ state }) => state !== 'this'),
    states: groupStates(states),
    kinds: states.map(({ kind }) => kind),
    comparesDecimals: rows.some(({ conditions }) =>
      conditions.some(({ field }) => isDecimal(field, aggregate, values)),
    ),
  };
}

function toRowView(row: DecisionRow, aggregate: Aggregate, values: Values) {
  const intent = aggregate.intents.find(({ name }) => name === row.intent);
  if (intent === undefined) throw new Error(`no intent ${row.intent}`);
  const fields = row.arguments.map((argument) => toArgumentText(argument, intent, aggregate, values));
  const decision = `${toIdentifier(factoryName(intent.name))}(${
    fields.length === 0 ? '' : `{ ${fields.join(', ')} }`
  })`;
  const conditions = toConditionTexts(row.conditions, aggregate.entity, values);
  const condition = conditions.length === 1 ? conditions.join('').replace(/^\((.*)\)$/, '$1') : conditions.join(' && ');
  return { condition, decision, isShort: `    if (${condition}) return ${decision};`.length <= 120 };
}

function toArgumentText(argument: DecisionArgument, intent: Variant, { entity }: Aggregate, values: Values): string {
  const type = intent.fields.find(({ name }) => name === argument.field)?.type;
  if (type === undefined) throw new Error(`no field ${argument.field} in ${intent.name}`);
  const name = toIdentifier(argument.field);
  switch (argument.kind) {
    case 'literal':
      return `${name}: ${toValueText(argument.value, type, values)}`;
    case 'field':
      return `${name}: this.${toIdentifier(argument.source)}`;
    case 'change': {
      const changes = entity.fields.flatMap((field) => {
        const value = argument.changes[field.name];
        return value === undefined ? [] : [`${toIdentifier(field.name)}: ${toValueText(value, field.type, values)}`];
      });
      return `${name}: this.change(${changes.length === 0 ? '{}' : `{ ${changes.join(', ')} }`})`;
    }
  }
}

/** The state that an intent leaves behind. */
function toStateText(intent: Variant, entityName: string): string {
  const field = findNewState(intent, entityName);
  return field === undefined ? 'this' : `intent.${toIdentifier(field.name)}`;
}

/** Cases that leave the same state stand together. */
function groupStates(states: readonly { readonly kind: string; readonly state: string }[]) {
  return [...new Set(states.map(({ state }) => state))].map((state) => ({
    state,
    kinds: states.filter((other) => other.state === state).map(({ kind }) => kind),
  }));
}

function isDecimal(field: string, { entity }: Aggregate, values: Values): boolean {
  const type = entity.fields.find(({ name }) => name === field)?.type;
  return type !== undefined && shapeOf(toRequired(type, values), values)?.kind === 'decimal';
}
