import type { Literal, ValueShape } from '@tacet/spec';
import { findNeighbours } from '../samples/neighbours.ts';
import { toLiteral } from '../typescript/literals.ts';

/** Raw input as tests write it: what a value takes, and what it refuses. */
export interface RawSamples {
  readonly taken: readonly string[];
  readonly refused: readonly string[];
}

/** Raw input for a shape: a sample, the bounds and what lies behind them, and what is of another type. */
export function toRawSamples(shape: ValueShape, sample: Literal | undefined): RawSamples {
  const taken = sample === undefined ? [] : [toText(sample)];
  switch (shape.kind) {
    case 'boolean':
      return { taken: ['true', 'false'], refused: ["'true'", 'null'] };
    case 'uuid':
      return { taken, refused: ["'1'", '1', 'null'] };
    case 'enum':
      return { taken: shape.members.map(toLiteral), refused: [toLiteral(`not ${shape.members.join(' or ')}`), 'null'] };
    case 'int':
      return { taken: [...taken, ...listBounds(shape)], refused: [...listBeyond(shape), '0.5', "'1'"] };
    case 'decimal':
      return { taken: [...taken, ...listBounds(shape)], refused: [...listBeyond(shape), "'1.'", "'x'", '1'] };
    case 'instant':
      return { taken: [...taken, ...listBounds(shape)], refused: [...listBeyond(shape), "'2000-01-01'", '0'] };
    case 'string':
      return {
        taken: [...taken, ...listLengths(shape)],
        refused: [...listOtherLengths(shape), ...listMismatches(shape), '1'],
      };
    case 'list':
      return { taken: sample === undefined ? ['[]'] : [toText(sample), '[]'], refused: ["'[]'", 'null'] };
    case 'optional':
      return { taken: [...taken, 'undefined'], refused: ['null'] };
  }
}

type Bounded = Extract<ValueShape, { readonly kind: 'int' | 'decimal' | 'instant' }>;
type Text = Extract<ValueShape, { readonly kind: 'string' }>;

/** Texts longer than this are not tried. */
const longest = 10_000;

function listBounds({ min, max }: Bounded): readonly string[] {
  return [min, max].flatMap((bound) => (bound === undefined ? [] : [toLiteral(bound)]));
}

function listBeyond(shape: Bounded): readonly string[] {
  const { min, max } = shape;
  const around = (bound: Literal | undefined) =>
    bound === undefined ? [] : findNeighbours(bound, { kind: shape.kind }, undefined);
  return [around(min)[1], around(max)[2]].flatMap((beyond) => (beyond === undefined ? [] : [toLiteral(beyond)]));
}

function listLengths({ min, max, pattern }: Text): readonly string[] {
  if (pattern !== undefined) return [];
  return [min, max].flatMap((length) => (length === undefined || length > longest ? [] : [toRepeated(length)]));
}

function listOtherLengths({ min = 0, max = longest }: Text): readonly string[] {
  return [min - 1, max + 1].filter((length) => length >= 0 && length <= longest).map(toRepeated);
}

function listMismatches({ pattern }: Text): readonly string[] {
  if (pattern === undefined) return [];
  return ['', '!', 'a b', '0']
    .filter((text) => !new RegExp(pattern, 'u').test(text))
    .slice(0, 1)
    .map(toLiteral);
}

function toText(literal: Literal): string {
  return typeof literal === 'string' && /^a{31,}$/.test(literal) ? toRepeated(literal.length) : toLiteral(literal);
}

function toRepeated(length: number): string {
  return length > 30 ? `'a'.repeat(${length})` : toLiteral('a'.repeat(length));
}
