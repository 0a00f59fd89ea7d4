import { parserName, type Context, type TypeReference, type ValueDefinition } from '@tacet/spec';
import type { Template } from '../generated-file.ts';
import { trustOf, valueKindOf } from '../slice/names.ts';
import { isBranded, shapeOf, valuesOf, type Values } from '../slice/values.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { layOutChain } from '../typescript/layout.ts';
import { schemaOf, toSchemaChain } from './schema.ts';
import { toTestView } from './test-view.ts';

/** `payment.values.ts`: value objects, each with a schema of its own that nobody else sees. */
export const values: Template = {
  name: 'values',
  plan(context) {
    if (context.values.length === 0) return [];
    const known = valuesOf(context);
    const view = {
      kinds: valueKindOf(context.name),
      values: context.values.map((value) => toView(value, known)),
      trusted: context.values.filter(({ shape }) => isBranded(shape)).map((value) => toTrustView(value, known)),
      comparesDecimals: comparesDecimals(context),
    };
    const path = `${context.name}.values`;
    return [
      { path: `${path}.ts`, ownership: 'generated', source: 'values.ts', view },
      { path: `${path}.test.ts`, ownership: 'owned', source: 'values.test.ts', view: toTestView(context) },
    ];
  },
};

function toView(value: ValueDefinition, known: Values) {
  const schema = schemaOf(value.name);
  const definition = layOutChain(`const ${schema} = `, toSchemaChain(value, known));
  return { name: toIdentifier(value.name), schema, definition, parser: toIdentifier(parserName(value.name)) };
}

function toTrustView({ name }: ValueDefinition, known: Values) {
  return {
    name,
    trust: toIdentifier(trustOf(name)),
    schema: schemaOf(name),
    raw: toRawType({ kind: 'value', name }, known),
  };
}

/** The type of a value before it is parsed. */
function toRawType(type: TypeReference, known: Values): string {
  const shape = shapeOf(type, known);
  switch (shape?.kind) {
    case 'boolean':
      return 'boolean';
    case 'int':
      return 'number';
    case 'list':
      return `readonly ${toRawItemType(shape.item, known)}[]`;
    case 'optional':
      return `${toRawType(shape.item, known)} | undefined`;
    case 'enum':
      return type.kind === 'value' ? type.name : 'string';
    case 'uuid':
    case 'string':
    case 'decimal':
    case 'instant':
    case undefined:
      return 'string';
  }
}

function toRawItemType(item: TypeReference, known: Values): string {
  const text = toRawType(item, known);
  return text.includes(' ') ? `(${text})` : text;
}

/** Whether a bound of a decimal has to be checked. */
function comparesDecimals({ values: own }: Context): boolean {
  return own.some(({ shape }) => shape.kind === 'decimal' && (shape.min ?? shape.max) !== undefined);
}
