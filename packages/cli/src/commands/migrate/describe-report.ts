import type { Measure, MigrationReport, UnitReport } from '@tacet/codemods';
import type { Colours } from '../../terminal/colours.ts';

/** One line of the table. */
interface Row {
  readonly file: string;
  readonly unit: UnitReport;
  readonly cells: readonly string[];
}

const heading = ['tier', 'verdict', 'method', 'line', 'lines', 'effects', 'checks that fail'];
const verdictColumn = 1;

/** The fat methods as a table, file by file: how fat, which checks fail, and whether they can be migrated or why not. */
export function describeReport(
  { units, totals, refusedBy }: MigrationReport,
  measures: readonly Measure[],
  colours: Colours,
): string {
  const known = new Map(measures.map((one) => [keyOf(one), one]));
  const rows = units
    .filter(({ status }) => status !== 'clean')
    .map((unit) => ({ file: unit.file, unit, cells: cellsOf(unit, known.get(keyOf(unit))) }));
  const { migratable, refused, clean, fat, methods, files } = totals;
  const sum = `${count(files, 'file')}, ${count(methods, 'method')}: ${fat.toString()} fat, ${clean.toString()} clean\n`;
  const verdict = `${migratable.toString()} migratable, ${refused.toString()} refused\n`;
  return `${table(rows, colours)}${sum}${verdict}${describeRefusals(refusedBy, colours)}`;
}

function table(rows: readonly Row[], { bold, dim, green, yellow }: Colours): string {
  if (rows.length === 0) return '';
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], paint: (text: string) => string): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const padded = isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
        return column === verdictColumn ? paint(padded) : padded;
      })
      .join('  ')
      .trimEnd();
  const lines = rows.map(({ file, unit, cells }, index) => {
    const head = rows[index - 1]?.file === file ? '' : `\n${bold(file)}\n`;
    const paint = unit.status === 'refused' ? yellow : green;
    return `${head}  ${line(cells, paint)}\n`;
  });
  return `  ${dim(line(heading, (text) => text))}\n${lines.join('')}\n`;
}

function isNumber(column: number): boolean {
  return column >= 3 && column <= 5;
}

function cellsOf(unit: UnitReport, measure: Measure | undefined): readonly string[] {
  const checks = Object.entries(measure?.checks ?? {}).map(([check, places]) => `${check} ${places.toString()}`);
  const [refusal] = unit.refusals;
  return [
    unit.tier ?? '–',
    refusal === undefined ? unit.status : `${refusal.code} (line ${refusal.line.toString()})`,
    unit.method,
    unit.line.toString(),
    measure?.lines.toString() ?? '',
    measure?.effects.toString() ?? '',
    checks.join(', '),
  ];
}

function describeRefusals(refusedBy: MigrationReport['refusedBy'], { yellow, cyan }: Colours): string {
  const codes = Object.entries(refusedBy).sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  if (codes.length === 0) return '';
  const lines = codes.map(([code, places]) => `  ${places.toString().padStart(4)}  ${yellow(code)}\n`);
  return `${lines.join('')}  ${cyan('hint:')} tacet explain <code> says why, and what makes the method migratable.\n`;
}

function keyOf({
  file,
  method,
  line,
}: {
  readonly file: string;
  readonly method: string;
  readonly line: number;
}): string {
  return `${file}:${line.toString()}:${method}`;
}

function count(number: number, noun: string): string {
  return `${number.toString()} ${noun}${number === 1 ? '' : 's'}`;
}
