import type { Measurement } from './measure.ts';
import type { BenchTable } from './module.ts';

/** A table of times with ratios to its first row; a row with a goal becomes a promise. */
export function timesTable(title: string, measured: readonly Measurement[]): BenchTable {
  const [base] = measured;
  return {
    title,
    columns: ['', 'CPU median', 'fastest', `× ${base?.name ?? ''}`, 'by the clock', '×'],
    rows: measured.map(({ name, medianMs, minMs, ratio, clockMs, clockRatio }) => [
      name,
      `${medianMs.toFixed(0)} ms`,
      `${minMs.toFixed(0)} ms`,
      ratio.toFixed(2),
      `${clockMs.toFixed(0)} ms`,
      clockRatio.toFixed(2),
    ]),
    goals: measured.flatMap(({ name, ratio, goal }) =>
      goal === undefined ? [] : [{ text: `${name} ≤ ${goal} × ${base?.name ?? ''}`, isMet: ratio <= goal }],
    ),
    data: measured,
  };
}
