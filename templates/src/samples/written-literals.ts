import type { Context, DecisionArgument, Field, Literal, TypeReference } from '@tacet/spec';
import { toRequired, type Values } from '../slice/values.ts';

/** The literals that a spec writes for its values, by the value's name; the first one of each, examples before decisions. */
export function findWrittenLiterals({ aggregate }: Context, values: Values): ReadonlyMap<string, Literal> {
  const found = new Map<string, Literal>();
  if (aggregate === undefined) return found;
  const { entity, examples, decisions, intents } = aggregate;
  const note = (fields: readonly Field[], name: string, literal: Literal | undefined) => {
    const type = fields.find((field) => field.name === name)?.type;
    if (type !== undefined && literal !== undefined) collect(type, literal, values, found);
  };
  const noteArgument = (argument: DecisionArgument, fields: readonly Field[]) => {
    if (argument.kind === 'literal') note(fields, argument.field, argument.value);
    if (argument.kind === 'change') {
      for (const [name, literal] of Object.entries(argument.changes)) note(entity.fields, name, literal);
    }
  };
  for (const { given } of examples) {
    for (const [name, literal] of Object.entries(given)) note(entity.fields, name, literal);
  }
  for (const row of decisions) {
    const fields = intents.find(({ name }) => name === row.intent)?.fields ?? [];
    for (const argument of row.arguments) noteArgument(argument, fields);
    for (const { field, operator, value } of row.conditions) if (operator === 'is') note(entity.fields, field, value);
  }
  return found;
}

function collect(type: TypeReference, literal: Literal, values: Values, found: Map<string, Literal>): void {
  const required = toRequired(type, values);
  if (required.kind === 'value') {
    if (!found.has(required.name)) found.set(required.name, literal);
    const shape = values.get(required.name)?.shape;
    if (shape?.kind === 'list') collect(shape, literal, values, found);
  }
  if (required.kind === 'list' && isList(literal)) {
    for (const item of literal) collect(required.item, item, values, found);
  }
}

function isList(literal: Literal): literal is readonly Literal[] {
  return Array.isArray(literal);
}
