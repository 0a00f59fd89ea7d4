import type { Report } from '../report.ts';
import { findEntry, type ScalarNode, type SpecNode } from '../source/tree.ts';
import { compare, isDecimal, isInstant } from './comparable.ts';

interface Numbers<Kind> {
  readonly kind: Kind;
  readonly min?: number;
  readonly max?: number;
}

interface Texts<Kind> {
  readonly kind: Kind;
  readonly min?: string;
  readonly max?: string;
}

/** Reads `min` and `max` of a value: numbers for `int` and for the length of a `string`, else text; `undefined` when they are wrong. */
export function readBounds<Kind extends 'int' | 'string'>(
  node: SpecNode,
  kind: Kind,
  report: Report,
): Numbers<Kind> | undefined;
export function readBounds<Kind extends 'decimal' | 'instant'>(
  node: SpecNode,
  kind: Kind,
  report: Report,
): Texts<Kind> | undefined;
export function readBounds(
  node: SpecNode,
  kind: 'int' | 'string' | 'decimal' | 'instant',
  report: Report,
): Numbers<string> | Texts<string> | undefined {
  const min = findScalar(node, 'min');
  const max = findScalar(node, 'max');
  const written = [min, max].filter((bound) => bound !== undefined);
  const wrong = written.filter((bound) => !isBound(bound, kind));
  for (const bound of wrong) {
    if (typeof bound.value !== 'string' || kind === 'int' || kind === 'string') continue;
    const hint = kind === 'decimal' ? 'Write digits, as in "12.50".' : 'Write it as "2024-12-31T23:59:59Z".';
    report('wrong-type', bound, `A bound of ${kind} values is itself one.`, hint);
  }
  if (wrong.length > 0) return undefined;
  if (
    min !== undefined &&
    max !== undefined &&
    compare(kind === 'string' ? 'int' : kind, boundOf(min), boundOf(max)) > 0
  ) {
    report(
      'empty-range',
      min.start > max.start ? min : max,
      'No value lies in this range: "min" is greater than "max".',
      'Swap them.',
    );
    return undefined;
  }
  if (kind === 'int' || kind === 'string') {
    return { kind, ...(min && { min: Number(min.value) }), ...(max && { max: Number(max.value) }) };
  }
  return { kind, ...(min && { min: String(min.value) }), ...(max && { max: String(max.value) }) };
}

function findScalar(node: SpecNode, key: string): ScalarNode | undefined {
  const value = findEntry(node, key)?.value;
  return value?.kind === 'scalar' ? value : undefined;
}

function boundOf(node: ScalarNode): number | string {
  return typeof node.value === 'number' ? node.value : String(node.value);
}

function isBound({ value }: ScalarNode, kind: 'int' | 'string' | 'decimal' | 'instant'): boolean {
  switch (kind) {
    case 'int':
      return Number.isSafeInteger(value);
    case 'string':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'decimal':
      return typeof value === 'string' && isDecimal(value);
    case 'instant':
      return typeof value === 'string' && isInstant(value);
  }
}
