import type { Literal, ValueShape } from '@tacet/spec';

/** Values on both sides of a compared one, as far as the shape takes them; the compared one, too. */
export function findNeighbours(value: Literal, shape: ValueShape, sample: Literal | undefined): readonly Literal[] {
  switch (shape.kind) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return shape.members.slice(0, 8);
    case 'int':
      return [Number(value), Number(value) - 1, Number(value) + 1].filter(
        (number) =>
          number >= (shape.min ?? Number.MIN_SAFE_INTEGER) && number <= (shape.max ?? Number.MAX_SAFE_INTEGER),
      );
    case 'decimal':
      return [String(value), shiftDecimal(String(value), -1n), shiftDecimal(String(value), 1n)].filter(
        (text) => isAtLeast(text, shape.min) && isAtLeast(shape.max, text),
      );
    case 'instant':
      return [String(value), shiftInstant(String(value), -1000), shiftInstant(String(value), 1000)].filter(
        (text) => toTime(text) >= toTime(shape.min ?? text) && toTime(text) <= toTime(shape.max ?? text),
      );
    case 'string':
    case 'uuid':
    case 'list':
    case 'optional':
      return sample === undefined || sample === value ? [value, ...findOther(String(value), shape)] : [value, sample];
  }
}

function findOther(text: string, shape: ValueShape): readonly string[] {
  if (shape.kind === 'uuid') return [`00000000-0000-4000-8000-00000000000${text.endsWith('2') ? '3' : '2'}`];
  if (shape.kind !== 'string' || shape.pattern !== undefined) return [];
  const length = Math.max(shape.min ?? 0, Math.min(1, shape.max ?? 1));
  return ['a', 'b']
    .map((letter) => letter.repeat(length))
    .filter((other) => other !== text && length > 0)
    .slice(0, 1);
}

function shiftDecimal(text: string, step: bigint): string {
  const fraction = text.split('.')[1] ?? '';
  const shifted = BigInt(text.replace('.', '')) + step;
  const digits = shifted
    .toString()
    .replace('-', '')
    .padStart(fraction.length + 1, '0');
  const sign = shifted < 0n ? '-' : '';
  return fraction === ''
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

function isAtLeast(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  const digits = Math.max(left.split('.')[1]?.length ?? 0, right.split('.')[1]?.length ?? 0);
  return toUnits(left, digits) >= toUnits(right, digits);
}

function toUnits(text: string, digits: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

function toTime(text: string): number {
  return Date.parse(text);
}

function shiftInstant(text: string, milliseconds: number): string {
  return new Date(Date.parse(text) + milliseconds).toISOString().replace('.000Z', 'Z');
}
