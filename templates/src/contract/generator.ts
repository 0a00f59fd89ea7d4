import { factoryName, flowNames, type Aggregate, type Context } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { findBadValue } from '../kysely/bad-value.ts';
import { toSqlName, versionColumnOf } from '../kysely/columns.ts';
import { toEnds, toMissing } from '../samples/ends.ts';
import { toProperty, toSampleObject } from '../samples/sample-variants.ts';
import type { Samples } from '../samples/samples.ts';
import { sceneryOf } from '../samples/scenery.ts';
import { toConflictView } from '../slice/conflict.ts';
import { gatewaysOf } from '../slice/gateways.ts';
import { namesOf } from '../slice/names.ts';
import { valuesOf } from '../slice/values.ts';
import { toIdentifier, toPropertyName } from '../typescript/identifiers.ts';
import type { Constant } from '../typescript/constants.ts';
import { toLiteral } from '../typescript/literals.ts';

/** `payment.contract.ts`: what every store promises, as tests; and the test that holds ours to it. */
export const contract: Template = {
  name: 'contract',
  plan(context) {
    const { aggregate } = context;
    if (aggregate === undefined) return [];
    const { constants, samples } = sceneryOf(context, aggregate);
    const names = namesOf(aggregate);
    const view = {
      names,
      keyField: toIdentifier(aggregate.entity.key.name),
      missing: toMissing(aggregate, samples),
      gateways: toGatewayViews(aggregate, samples),
      conflict: toConflictView(aggregate),
      states: [names.variable, 'newState', 'renewed'].join(', '),
      hasOther: constants.some(({ name }) => name === 'other'),
      flows: aggregate.flows.map((flow) => ({
        name: flow.name,
        ...flowNames(aggregate.entity.name, flow.name),
        ends: toEnds(flow, aggregate, samples, '    '),
      })),
    };
    const path = `${context.name}.contract`;
    return [
      { path: `${path}.ts`, ownership: 'generated', source: 'contract.ts', view, constants: constants.map(askInSpec) },
      {
        path: `${path}.test.ts`,
        ownership: 'owned',
        source: 'contract.test.ts',
        view: { names, gateways: toGatewayViews(aggregate, samples), ...toDatabaseView(context, aggregate) },
        constants,
      },
    ];
  },
};

/** A generated file is no place for a sample of the user's: the spec is. */
function askInSpec({ name, value }: Constant): Constant {
  return { name, value: value.replace('here, in place of this call', 'in the examples of the spec') };
}

/** What is asked of each operation, and every answer to it, made of samples. */
function toGatewayViews(aggregate: Aggregate, samples: Samples) {
  return gatewaysOf(aggregate).map((gateway) => ({
    ...gateway,
    operations: gateway.operations.map(({ operation, ...view }) => {
      const fields = operation.input.map(({ name, type }) => toProperty(name, samples.textOf(type)));
      const outcomes = operation.outcomes.map((outcome) => ({
        name: toPropertyName(factoryName(outcome.name)),
        text: toSampleObject(outcome, view.outcomeKind, samples),
      }));
      return {
        ...view,
        given: fields.length === 0 ? '' : `{ ${fields.join(', ')} }`,
        outcomes,
        answer: outcomes[0]?.text ?? '',
      };
    }),
  }));
}

function toDatabaseView(context: Context, aggregate: Aggregate) {
  const { entity, store } = aggregate;
  const conflict = toConflictView(aggregate);
  const bad = findBadValue(entity, valuesOf(context));
  const table = toSqlName(entity.name);
  return {
    conflict,
    versionColumn: versionColumnOf(aggregate),
    usesSql: bad !== undefined || conflict.type !== '',
    kysely: store.unreadable !== undefined,
    table,
    tableText: `"${table}"`,
    schemaTable: toSqlName(entity.name, '_schema'),
    migration: `${context.name}.kysely.sql`,
    badColumn: bad?.column ?? '',
    badColumnText: `"${bad?.column ?? ''}"`,
    badValue: bad === undefined ? '' : toLiteral(bad.value),
  };
}
