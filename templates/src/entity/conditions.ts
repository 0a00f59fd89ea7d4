import type { Condition, Entity, TypeReference } from '@tacet/spec';
import { isOptional, shapeOf, toMemberText, toRequired, type Values } from '../slice/values.ts';
import { toLiteral } from '../typescript/literals.ts';

const signs = { is: '===', not: '!==', over: '>', under: '<', atLeast: '>=', atMost: '<=' } as const;

/** The conditions of a row as the entity asks them: `this.amount > 10000`, `!this.verified`. */
export function toConditionTexts(conditions: readonly Condition[], entity: Entity, values: Values): readonly string[] {
  const guarded = new Set<string>();
  return conditions.flatMap((condition) => {
    const type = entity.fields.find(({ name }) => name === condition.field)?.type;
    if (type === undefined) throw new Error(`no field ${condition.field}`);
    const comparison = toComparison(condition, type, values);
    if (!isOptional(type, values) || guarded.has(condition.field) || !needsGuard(condition, type, values))
      return [comparison];
    const isGuardedElsewhere = conditions.some((other) => other.field === condition.field && other.operator !== 'not');
    if (condition.operator === 'not' && !isGuardedElsewhere)
      return [`(this.${condition.field} === undefined || ${comparison})`];
    guarded.add(condition.field);
    return [`this.${condition.field} !== undefined`, comparison];
  });
}

function toComparison({ field, operator, value }: Condition, type: TypeReference, values: Values): string {
  const required = toRequired(type, values);
  const subject = `this.${field}`;
  switch (shapeOf(required, values)?.kind) {
    case 'boolean':
      if (isOptional(type, values)) return `${subject} ${signs[operator]} ${toLiteral(value)}`;
      return (operator === 'is') === value ? subject : `!${subject}`;
    case 'decimal':
      return `subtractDecimals(${subject}, ${toLiteral(value)}) ${signs[operator]} 0n`;
    case 'instant':
      return `Date.parse(${subject}) ${signs[operator]} Date.parse(${toLiteral(value)})`;
    case 'enum':
      return `${subject} ${signs[operator]} ${
        required.kind === 'value' ? toMemberText(required.name, String(value)) : toLiteral(value)
      }`;
    case 'int':
    case 'list':
    case 'optional':
    case 'string':
    case 'uuid':
    case undefined:
      return `${subject} ${signs[operator]} ${toLiteral(value)}`;
  }
}

/** Whether a comparison is about a value that must be there: an order, or what is compared by a function. */
function needsGuard({ operator }: Condition, type: TypeReference, values: Values): boolean {
  const kind = shapeOf(toRequired(type, values), values)?.kind;
  return kind === 'decimal' || kind === 'instant' || (operator !== 'is' && operator !== 'not');
}
