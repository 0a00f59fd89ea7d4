/** Whether the text is a decimal as a spec writes it: `12.50`, at most 100 characters. */
export function isDecimal(text: string): boolean {
  return text.length <= 100 && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text);
}

/** Whether the text is a moment that exists, in ISO 8601 and UTC: `2024-02-29T12:00:00Z`. */
export function isInstant(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(text);
  const time = Date.parse(`${match?.[1] ?? ''}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(match?.[1] ?? '-');
}

/** Less than, equal to or greater than zero, as the first is less than, equal to or greater than the second. */
export function compare(kind: 'int' | 'decimal' | 'instant', left: number | string, right: number | string): number {
  switch (kind) {
    case 'int':
      return Number(left) - Number(right);
    case 'decimal':
      return compareFractions(String(left), String(right));
    case 'instant':
      return compareInstants(String(left), String(right));
  }
}

function compareFractions(left: string, right: string): number {
  const digits = Math.max(countFractionDigits(left), countFractionDigits(right));
  const difference = scale(left, digits) - scale(right, digits);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function countFractionDigits(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

function scale(text: string, digits: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

function compareInstants(left: string, right: string): number {
  const [leftSeconds, rightSeconds] = [left.slice(0, 19), right.slice(0, 19)];
  if (leftSeconds !== rightSeconds) return leftSeconds < rightSeconds ? -1 : 1;
  return compareFractions(`0.${left.slice(20, -1) || '0'}`, `0.${right.slice(20, -1) || '0'}`);
}
