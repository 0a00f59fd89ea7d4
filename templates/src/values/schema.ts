import type { Scalar, TypeReference, ValueDefinition, ValueShape } from '@tacet/spec';
import { toCamelCase } from '@tacet/vocabulary';
import { enumOf } from '../slice/names.ts';
import { isBranded, type Values } from '../slice/values.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toLiteral, toPatternText } from '../typescript/literals.ts';

/** The constant that holds a value's schema: `Amount` → `amountSchema`. */
export function schemaOf(value: string): string {
  return toIdentifier(`${toCamelCase(value)}Schema`);
}

/** The schema of a value as a chain of calls: `z`, `int()`, `min(1)`, `brand<'Amount'>()`. */
export function toSchemaChain({ name, shape, context }: ValueDefinition, values: Values): readonly string[] {
  const chain = toShapeChain(name, shape, context, values);
  return isBranded(shape) ? [...chain, `brand<'${toIdentifier(name)}'>()`] : chain;
}

/** The schema of a scalar that has no name of its own as a chain of calls: `z`, `int()`. */
export function toScalarChain(scalar: Scalar): readonly string[] {
  return toShapeChain('', { kind: scalar }, '', new Map());
}

function toShapeChain(name: string, shape: ValueShape, context: string, values: Values): readonly string[] {
  switch (shape.kind) {
    case 'uuid':
    case 'boolean':
      return ['z', `${shape.kind}()`];
    case 'int':
      return ['z', 'int()', ...toBounds(shape)];
    case 'string':
      return [
        'z',
        'string()',
        ...toBounds(shape),
        ...(shape.pattern === undefined ? [] : [`regex(${toPatternText(shape.pattern)})`]),
      ];
    case 'decimal':
      return [
        'z',
        'string()',
        'max(100)',
        // What follows can only be asked of a decimal.
        String.raw`regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u${isBounded(shape) ? ', { abort: true }' : ''})`,
        ...toRefinements(shape, toDecimalTest),
      ];
    case 'instant':
      return ['z.iso', 'datetime()', ...toRefinements(shape, toInstantTest)];
    case 'enum':
      return ['z', `enum(${enumOf(toIdentifier(name))})`];
    case 'list':
      return ['z', `array(${toItemText(shape.item, context, values)})`, 'readonly()'];
    case 'optional':
      return [toItemText(shape.item, context, values), 'optional()'];
  }
}

function toItemText(type: TypeReference, context: string, values: Values): string {
  if (type.kind === 'value') {
    const value = values.get(type.name);
    if (value === undefined) throw new Error(`no value ${type.name}`);
    return value.context === context ? schemaOf(value.name) : toSchemaChain(value, values).join('.');
  }
  if (type.kind === 'entity') throw new Error('an entity is no part of a value');
  const shape: ValueShape = type.kind === 'scalar' ? { kind: type.scalar } : type;
  return toShapeChain('', shape, context, values).join('.');
}

function toBounds({ min, max }: { readonly min?: number; readonly max?: number }): readonly string[] {
  return [...(min === undefined ? [] : [`min(${min})`]), ...(max === undefined ? [] : [`max(${max})`])];
}

function isBounded({ min, max }: { readonly min?: string; readonly max?: string }): boolean {
  return (min ?? max) !== undefined;
}

type ToTest = (operator: '>=' | '<=', bound: string) => string;

function toRefinements(
  { min, max }: { readonly min?: string; readonly max?: string },
  toTest: ToTest,
): readonly string[] {
  const refine = (operator: '>=' | '<=', bound: string, words: string) =>
    `refine((text) => ${toTest(operator, bound)}, ${toLiteral(`${words} ${bound}`)})`;
  return [
    ...(min === undefined ? [] : [refine('>=', min, 'must be at least')]),
    ...(max === undefined ? [] : [refine('<=', max, 'must be at most')]),
  ];
}

function toDecimalTest(operator: string, bound: string): string {
  return `subtractDecimals(text, ${toLiteral(bound)}) ${operator} 0n`;
}

function toInstantTest(operator: string, bound: string): string {
  return `Date.parse(text) ${operator} Date.parse(${toLiteral(bound)})`;
}
