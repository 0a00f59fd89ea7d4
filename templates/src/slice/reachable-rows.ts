import type { Condition, DecisionRow, Entity, Literal, TypeReference } from '@tacet/spec';
import { isMet } from './is-met.ts';
import { isOptional, shapeOf, toRequired, type Values } from './values.ts';

/**
 * The rows that can decide, each with the conditions that the rows above leave open. The compiler knows what is left of
 * booleans, enums and optionals, too, and would reject a comparison that cannot go both ways.
 */
export function findReachableRows(
  rows: readonly DecisionRow[],
  entity: Entity,
  values: Values,
): readonly DecisionRow[] {
  const reachable: DecisionRow[] = [];
  let state = beginningOf(entity, values);
  for (const row of rows) {
    const { conditions, after } = narrow(state, row.conditions, (condition, candidate) =>
      judge(condition, candidate, entity, values),
    );
    if (conditions === 'never') continue;
    reachable.push({ ...row, conditions });
    if (conditions.length === 0) break;
    state = after;
  }
  return reachable;
}

/** What a field can hold: a literal, nothing, or anything of a type with too many values to list. */
type Candidate = Literal | typeof absent | typeof anything;
type State = ReadonlyMap<string, readonly Candidate[]>;
type Judge = (condition: Condition, candidate: Candidate) => boolean | 'open';

const absent = Symbol('absent');
const anything = Symbol('anything');
const nothing: readonly Candidate[] = [absent];
const everything: readonly Candidate[] = [anything];

function beginningOf({ fields }: Entity, values: Values): State {
  return new Map(
    fields.map(({ name, type }): readonly [string, readonly Candidate[]] => [
      name,
      [...listValues(toRequired(type, values), values), ...(isOptional(type, values) ? nothing : [])],
    ]),
  );
}

function listValues(type: TypeReference, values: Values): readonly Candidate[] {
  const shape = shapeOf(type, values);
  if (shape?.kind === 'boolean') return [true, false];
  return shape?.kind === 'enum' ? shape.members : everything;
}

function judge(condition: Condition, candidate: Candidate, entity: Entity, values: Values): boolean | 'open' {
  if (candidate === anything) return 'open';
  const literal = typeof candidate === 'symbol' ? undefined : candidate;
  return isMet(condition, { [condition.field]: literal }, entity, values);
}

/** Follows the conditions of one row: those that are open, and what the fields can hold when the row does not decide. */
function narrow(
  before: State,
  conditions: readonly Condition[],
  judgeOf: Judge,
): { readonly conditions: readonly Condition[] | 'never'; readonly after: State } {
  const open: Condition[] = [];
  const missed = new Map<string, Set<Candidate>>([...before.keys()].map((field) => [field, new Set()]));
  let state = before;
  for (const condition of conditions) {
    const candidates = state.get(condition.field) ?? [];
    const met = candidates.filter((candidate) => judgeOf(condition, candidate) !== false);
    const unmet = candidates.filter((candidate) => judgeOf(condition, candidate) !== true);
    if (met.length === 0) return { conditions: 'never', after: before };
    if (unmet.length === 0) continue;
    open.push(condition);
    for (const [field, set] of missed) {
      for (const candidate of field === condition.field ? unmet : (state.get(field) ?? [])) set.add(candidate);
    }
    const isLiteral = condition.operator === 'is' && met.includes(anything);
    state = new Map([...state, [condition.field, isLiteral ? [condition.value] : met]]);
  }
  return { conditions: open, after: new Map([...missed].map(([field, set]) => [field, [...set]])) };
}
