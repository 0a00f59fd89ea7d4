import { goals, type Corpus } from './corpora.ts';
import type { Measured } from './corpus-measure.ts';

/** A corpus with what was measured of it, or with what the engine died of. */
export interface Row {
  readonly corpus: Corpus;
  readonly measured: Measured | string;
}

const columns = ['', 'fat', 'migrated', '', 'new errors', 'findings', 'crashes', 'second run', 'seconds', 'peak MB'];

/** The numbers of all corpora, one line each. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [columns, ...rows.map(cellsOf)];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

function cellsOf({ corpus: { name }, measured }: Row): readonly string[] {
  if (typeof measured === 'string') return [name, '', '', '', '', '', '1', '', '', ''];
  const { fat, migrated, newProblems, findings, secondRun, seconds, peakMb } = measured;
  return [
    name,
    String(fat),
    String(migrated),
    percent(migrated, fat),
    String(newProblems.length),
    String(findings.length),
    '0',
    String(secondRun.length),
    seconds.toFixed(1),
    peakMb.toFixed(0),
  ];
}

/** What each group promises and what came of it, and why the rest was refused, the largest reason first. */
export function groupLines(rows: readonly Row[]): readonly string[] {
  return goals.flatMap(({ group, share }) => {
    const own = rows.flatMap(({ corpus, measured }) =>
      corpus.group === group && typeof measured !== 'string' ? [measured] : [],
    );
    if (own.length === 0) return [];
    const sum = (count: (one: Measured) => number): number => own.reduce((total, one) => total + count(one), 0);
    const [fat, migrated] = [sum((one) => one.fat), sum((one) => one.migrated)];
    const codes = [...new Set(own.flatMap(({ refusedBy }) => Object.keys(refusedBy)))]
      .map((code) => [code, sum(({ refusedBy }) => refusedBy[code] ?? 0)] as const)
      .sort(([, a], [, b]) => b - a);
    const refused = codes.map(([code, count]) => `${code} ${String(count)}`).join(', ');
    return [
      `${group}: ${String(migrated)} of ${String(fat)} migrated, ${percent(migrated, fat)} (goal ${String(share * 100)} %)`,
      `  refused: ${refused === '' ? 'none' : refused}`,
    ];
  });
}

/** What may not be: crashes, new errors, findings, edits of a second run, refusals that name nothing. */
export function failuresOf({ corpus: { name }, measured }: Row): readonly string[] {
  if (typeof measured === 'string') return [`${name}: crashed\n${measured}`];
  const { newProblems, findings, secondRun, refused, fat, migrated } = measured;
  const unnamed = refused.filter(
    ({ line, column, reason, hint }) => line < 1 || column < 1 || reason === '' || hint === '',
  );
  return [
    ...newProblems.map((problem) => `${name}: new error: ${problem}`),
    ...findings.map((finding) => `${name}: finding: ${finding}`),
    ...secondRun.map((file) => `${name}: a second run edits ${file}`),
    ...unnamed.map(({ file, method }) => `${name}: ${file} ${method} is refused without naming a construct`),
    ...(refused.length + migrated === fat ? [] : [`${name}: some fat methods are neither migrated nor refused`]),
  ];
}

/** A part of a whole, as whole percents. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(0)} %`;
}
