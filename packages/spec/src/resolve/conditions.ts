import type { Condition, Literal, TypeReference, ValueShape } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, type MapEntry, type SpecNode } from '../source/tree.ts';
import { compare } from './comparable.ts';
import { findEntityField, type EntityScope } from './entity-field.ts';
import { readLiteral } from './literals.ts';
import { shapeOf, type TypeScope } from './types.ts';

const operators = ['over', 'under', 'atLeast', 'atMost', 'not'] as const;

/** Reads `when`: all comparisons of it must hold. */
export function readConditions(node: SpecNode | undefined, entity: EntityScope, report: Report): readonly Condition[] {
  return entriesOf(node).flatMap((entry) => {
    const field = findEntityField(entry, 'compared', entity, report);
    return field === undefined ? [] : readComparisons(entry, field.type, entity.scope, report);
  });
}

function readComparisons(entry: MapEntry, type: TypeReference, scope: TypeScope, report: Report): readonly Condition[] {
  const shape = findComparedShape(type, scope);
  if (shape === undefined) return [];
  if (shape === 'incomparable') {
    report(
      'wrong-type',
      entry.keyPlace,
      `${quote(entry.key)} cannot be compared: it is a list.`,
      'Decide by another field.',
    );
    return [];
  }
  if (entry.value.kind !== 'map') return readComparison(entry.key, 'is', entry.value, type, scope, report);
  return entry.value.entries.flatMap(({ key, keyPlace, value }) => {
    const operator = operators.find((candidate) => candidate === key);
    if (operator === undefined) return [];
    if (operator !== 'not' && shape.kind !== 'int' && shape.kind !== 'decimal' && shape.kind !== 'instant') {
      report(
        'wrong-type',
        keyPlace,
        `${quote(entry.key)} has no order, so nothing is ${quote(key)} it.`,
        'Write the value itself, or { not: … }.',
      );
      return [];
    }
    return readComparison(entry.key, operator, value, type, scope, report);
  });
}

function readComparison(
  field: string,
  operator: Condition['operator'],
  node: SpecNode,
  type: TypeReference,
  scope: TypeScope,
  report: Report,
): readonly Condition[] {
  const value = readLiteral(node, type, scope, report, operator === 'is' || operator === 'not' ? 'in-range' : 'any');
  return value === undefined ? [] : [{ field, operator, value }];
}

/** The shape of what is compared, seen through optionals; `undefined` when it could not be read. */
function findComparedShape(type: TypeReference, scope: TypeScope): ValueShape | 'incomparable' | undefined {
  const shape = shapeOf(type, scope);
  if (shape?.kind === 'optional') return findComparedShape(shape.item, scope);
  return shape?.kind === 'list' ? 'incomparable' : shape;
}

/** Whether an entity with these fields meets the condition; an absent field meets only `not`. */
export function isMet(condition: Condition, given: Readonly<Record<string, Literal>>, scope: EntityScope): boolean {
  const value = Object.hasOwn(given, condition.field) ? given[condition.field] : undefined;
  if (value === undefined) return condition.operator === 'not';
  const difference = compareInScope({ ...condition, value }, condition, scope) ?? Number.NaN;
  switch (condition.operator) {
    case 'is':
      return difference === 0;
    case 'not':
      return difference !== 0;
    case 'over':
      return difference > 0;
    case 'under':
      return difference < 0;
    case 'atLeast':
      return difference >= 0;
    case 'atMost':
      return difference <= 0;
  }
}

/** The order of two values that are compared with one field (of values without order: zero when equal, else not a number); `undefined` for two fields. */
export function compareInScope(left: Condition, right: Condition, { entity, scope }: EntityScope): number | undefined {
  const type = entity?.fields.find(({ name }) => name === left.field)?.type;
  const shape = type === undefined ? undefined : findComparedShape(type, scope);
  if (left.field !== right.field || shape === undefined || shape === 'incomparable') return undefined;
  return compareLiterals(left.value, right.value, shape);
}

function compareLiterals(left: Literal, right: Literal, shape: ValueShape): number {
  const isOrdered = shape.kind === 'int' || shape.kind === 'decimal' || shape.kind === 'instant';
  const areScalars =
    (typeof left === 'string' || typeof left === 'number') && (typeof right === 'string' || typeof right === 'number');
  if (isOrdered && areScalars) return compare(shape.kind, left, right);
  return left === right ? 0 : Number.NaN;
}
