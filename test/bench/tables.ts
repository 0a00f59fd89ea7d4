import type { Measurement } from './measure.ts';
import type { BenchTable } from './module.ts';

/** A table of times with ratios to its first row; a row with a goal becomes a promise. */
export function timesTable(title: string, measured: readonly Measurement[]): BenchTable {
  const [base] = measured;
  return {
    title,
    columns: ['', 'median', 'fastest', `× ${base?.name ?? ''}`],
    rows: measured.map(({ name, medianMs, minMs, ratio }) => [
      name,
      `${medianMs.toFixed(0)} ms`,
      `${minMs.toFixed(0)} ms`,
      ratio.toFixed(2),
    ]),
    goals: measured.flatMap(({ name, ratio, goal }) =>
      goal === undefined ? [] : [{ text: `${name} ≤ ${goal} × ${base?.name ?? ''}`, isMet: ratio <= goal }],
    ),
    data: measured,
  };
}
