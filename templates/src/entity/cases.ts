import type { Aggregate, DecisionRow, Literal } from '@tacet/spec';
import type { Samples } from '../samples/samples.ts';
import { isMet } from '../slice/is-met.ts';
import { isOptional, shapeOf, toRequired, type Values } from '../slice/values.ts';
import { findNeighbours } from '../samples/neighbours.ts';

/** Fields of an entity; an absent optional is `undefined`. */
export type Given = Readonly<Record<string, Literal | undefined>>;

/** A case of the decision table: what is given, and the row that decides. */
export interface DecisionCase {
  readonly given: Given;
  readonly row: DecisionRow;
}

type Option = Literal | undefined;
type Options = ReadonlyMap<string, readonly Option[]>;
type Decide = (given: Given) => DecisionRow | undefined;

/** How many entities are tried to find one that a row decides. */
const patience = 200;
/** How many cases a test shows at most. */
const plenty = 60;

/**
 * Cases of every row that no example shows: an entity that the row decides, and its neighbours on the other side of
 * each of the row's conditions. `given` holds the fields that decide.
 */
export function findCases(aggregate: Aggregate, samples: Samples, values: Values): readonly DecisionCase[] {
  const { decisions, examples } = aggregate;
  const decide = toDecide(aggregate, values);
  const options = findOptions(aggregate, samples, values);
  const shown = new Set(examples.map(({ given }) => toKey(given, options)));
  const cases: DecisionCase[] = [];
  for (const row of decisions) {
    if (cases.length >= plenty) break;
    const later = toDecide({ ...aggregate, decisions: decisions.slice(decisions.indexOf(row) + 1) }, values);
    const isTold = (given: Given) => decide(given) === row && !isSameDecision(row, later(given));
    const base = findGiven(row, options, isTold) ?? findGiven(row, options, (given) => decide(given) === row);
    for (const given of base === undefined ? [] : [base, ...listVariations(base, row, options)]) {
      const decided = decide(given);
      if (decided === undefined || shown.has(toKey(given, options))) continue;
      shown.add(toKey(given, options));
      cases.push({ given, row: decided });
    }
  }
  return cases;
}

/** The row that decides, told as the spec's reader tells it. */
export function toDecide({ decisions, entity }: Aggregate, values: Values): Decide {
  return (given) =>
    decisions.find(({ conditions }) => conditions.every((condition) => isMet(condition, given, entity, values)));
}

/** The values worth trying of each field that a condition asks for. */
function findOptions({ decisions, entity, examples }: Aggregate, samples: Samples, values: Values): Options {
  const asked = decisions.flatMap(({ conditions }) => conditions);
  return new Map(
    entity.fields
      .filter(({ name }) => asked.some(({ field }) => field === name))
      .map(({ name, type }) => {
        const shape = shapeOf(toRequired(type, values), values);
        const sample = examples[0]?.given[name] ?? samples.literalOf(type);
        const near = asked
          .filter(({ field }) => field === name)
          .flatMap(({ value }) => (shape === undefined ? [] : findNeighbours(value, shape, sample)));
        const absent = isOptional(type, values) ? [undefined] : [];
        return [name, [...new Set([...(sample === undefined ? [] : [sample]), ...near, ...absent])]];
      }),
  );
}

/** Whether two rows make the same intent, so that no test can tell them apart. */
function isSameDecision(row: DecisionRow, other: DecisionRow | undefined): boolean {
  return row.intent === other?.intent && JSON.stringify(row.arguments) === JSON.stringify(other.arguments);
}

/** The first entity of the wanted kind, among those that can be made of the options. */
function findGiven(
  { conditions }: DecisionRow,
  options: Options,
  isWanted: (given: Given) => boolean,
): Given | undefined {
  const own = new Set(conditions.map(({ field }) => field));
  const fields = [...options.keys()].sort((left, right) => Number(own.has(left)) - Number(own.has(right)));
  let tried = 0;
  const search = (given: Given, [field, ...rest]: readonly string[]): Given | undefined => {
    if (field === undefined) {
      tried += 1;
      return isWanted(given) ? given : undefined;
    }
    for (const option of options.get(field) ?? []) {
      const found = tried < patience ? search({ ...given, [field]: option }, rest) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search({}, fields);
}

function listVariations(base: Given, { conditions }: DecisionRow, options: Options): readonly Given[] {
  const fields = [...new Set(conditions.map(({ field }) => field))];
  return fields.flatMap((field) => (options.get(field) ?? []).map((option) => ({ ...base, [field]: option })));
}

function toKey(given: Given, options: Options): string {
  return JSON.stringify([...options.keys()].map((field) => given[field] ?? null));
}
