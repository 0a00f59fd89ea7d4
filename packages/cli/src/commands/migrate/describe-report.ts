import type { Measure, MigrationReport, UnitReport } from '@tacet/codemods';
import type { Colours } from '../../terminal/colours.ts';
import { count } from '../../terminal/count.ts';
import type { Look } from '../../terminal/terminal.ts';
import { hardSpace, wrap } from '../../terminal/wrap.ts';

/** One line of the table. */
interface Row {
  readonly file: string;
  readonly unit: UnitReport;
  readonly cells: readonly string[];
}

const heading = ['tier', 'verdict', 'method', 'line', 'lines', 'effects', 'checks that fail'];
const verdictColumn = 1;
const gap = '  ';

/**
 * The fat methods, file by file: how fat, which checks fail, and whether they can be migrated or why not. They are a table
 * when that is not too wide for the terminal, else a few lines each.
 */
export function describeReport(
  { units, totals, refusedBy }: MigrationReport,
  measures: readonly Measure[],
  { colours, width }: Look,
): string {
  const known = new Map(measures.map((one) => [keyOf(one), one]));
  const rows = units
    .filter(({ status }) => status !== 'clean')
    .map((unit) => ({ file: unit.file, unit, cells: cellsOf(unit, known.get(keyOf(unit))) }));
  const { migratable, refused, clean, fat, methods, files } = totals;
  const sum = `${count(files, 'file')}, ${count(methods, 'method')}: ${fat.toString()} fat, ${clean.toString()} clean\n`;
  const verdict = `${migratable.toString()} migratable, ${refused.toString()} refused\n`;
  const widths = widthsOf(rows);
  const isTable = width === undefined || leftOf(widths) + leastOfChecks <= width;
  const listed = isTable ? table(rows, widths, colours, width) : list(rows, colours, width);
  return `${listed}${sum}${verdict}${describeRefusals(refusedBy, colours, width)}`;
}

/** A narrower last column would be hard to read. */
const leastOfChecks = 20;

function widthsOf(rows: readonly Row[]): readonly number[] {
  const all = [heading, ...rows.map(({ cells }) => cells)];
  return heading.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
}

/** Where the last column begins. */
function leftOf(widths: readonly number[]): number {
  return widths.slice(0, -1).reduce((sum, width) => sum + width + gap.length, gap.length);
}

function table(rows: readonly Row[], widths: readonly number[], colours: Colours, width: number | undefined): string {
  if (rows.length === 0) return '';
  const left = leftOf(widths);
  const lineOf = (cells: readonly string[], paint: (text: string) => string): string => {
    const padded = cells.slice(0, -1).map((cell, column) => {
      const text = isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
      return column === verdictColumn ? paint(text) : text;
    });
    const checks = wrap(cells.at(-1) ?? '', width, ' '.repeat(left)).trimStart();
    return `${gap}${padded.join(gap)}${gap}${checks}`.trimEnd();
  };
  const lines = rows.map(({ file, unit, cells }, index) => {
    const head = rows[index - 1]?.file === file ? '' : `\n${colours.bold(file)}\n`;
    return `${head}${lineOf(cells, paintOf(unit, colours))}\n`;
  });
  return `${colours.dim(lineOf(heading, (text) => text))}\n${lines.join('')}\n`;
}

/** The same for a narrow terminal. */
function list(rows: readonly Row[], colours: Colours, width: number | undefined): string {
  const blocks = rows.map(({ file, unit, cells }, index) => {
    const [tier = '', verdict = '', method = '', line = '', lines = '', effects = '', checks = ''] = cells;
    const head = rows[index - 1]?.file === file ? '' : `\n${colours.bold(file)}\n`;
    const size = `${count(Number(lines), 'line')}, ${count(Number(effects), 'effect')}`;
    const known = [`line ${line}`, size, ...(unit.tier === undefined ? [] : [tier])];
    const details = [...known, checks]
      .filter((detail) => detail !== '')
      .map((detail, at) => (at < known.length ? detail.replaceAll(' ', hardSpace) : detail));
    return `${head}  ${method}\n    ${paintOf(unit, colours)(verdict)}\n${wrap(details.join(' · '), width, '    ')}\n`;
  });
  return `${blocks.join('')}\n`;
}

function paintOf({ status }: UnitReport, { yellow, green }: Colours): (text: string) => string {
  return status === 'refused' ? yellow : green;
}

function isNumber(column: number): boolean {
  return column >= 3 && column <= 5;
}

function cellsOf(unit: UnitReport, measure: Measure | undefined): readonly string[] {
  const checks = Object.entries(measure?.checks ?? {}).map(
    ([check, places]) => `${check}${hardSpace}${places.toString()}`,
  );
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

function describeRefusals(
  refusedBy: MigrationReport['refusedBy'],
  { yellow, cyan }: Colours,
  width: number | undefined,
): string {
  const codes = Object.entries(refusedBy).sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  if (codes.length === 0) return '';
  const lines = codes.map(([code, places]) => `  ${places.toString().padStart(4)}  ${yellow(code)}\n`);
  const hint = `${cyan('hint:')} tacet explain <code> says why, and what makes the method migratable.`;
  return `${lines.join('')}${wrap(hint, width, '  ', '    ')}\n`;
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
