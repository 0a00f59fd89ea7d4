import type { Colours } from '../../terminal/colours.ts';
import { count } from '../../terminal/count.ts';
import type { Look } from '../../terminal/terminal.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { Progress } from './progress.ts';
import type { Report } from './report.ts';

const shown = 10;

/** The report as a few lines for a terminal. */
export function describeReport(report: Report, progress: Progress | undefined, { colours, width }: Look): string {
  const { totals, checks, refusedBy } = report;
  const { bold, dim } = colours;
  const fattest = [...report.units].filter(({ fat }) => fat > 0).sort((a, b) => b.fat - a.fat);
  const lines = [
    ...section(bold('fattest methods'), fattest.slice(0, shown), ({ fat, method, file, line, state, refusals }) => {
      const why = refusals.map(({ code }) => ` ${code}`).join('');
      const told = `${method} ${dim(`${file}:${line.toString()}`)} ${colourOf(state, colours)}${why}`;
      return wrap(told, width, `  ${column(fat)}  `, ' '.repeat(11)).slice(2);
    }),
    ...section(bold('checks that fail'), Object.entries(checks), ([rule, places]) => `${column(places)}  ${rule}`),
    ...section(bold('refused'), Object.entries(refusedBy), ([code, methods]) => `${column(methods)}  ${code}`),
    ...progressLines(progress, colours),
  ];
  const { files, methods, fatMethods, migrated, migratable, refused, clean, fat } = totals;
  const states = `${migrated.toString()} migrated, ${migratable.toString()} migratable, ${refused.toString()} refused, ${clean.toString()} clean`;
  const sum = wrap(`${count(files, 'file')}, ${count(methods, 'method')}: ${states}`, width, '', '  ');
  return [...lines, sum, `${count(fatMethods, 'fat method')}, ${count(fat, 'place')} to move`, ''].join('\n');
}

function section<Item>(title: string, items: readonly Item[], tell: (item: Item) => string): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  ${tell(item)}`), ''];
}

function progressLines(progress: Progress | undefined, { bold }: Colours): readonly string[] {
  if (progress === undefined) return [];
  const { name, before, migrated, slimmed, fattened } = progress;
  return [
    bold(`since ${name}`),
    `  ${column(before.fatMethods)}  fat methods then`,
    `  ${column(migrated.length)}  migrated`,
    `  ${column(slimmed.length)}  no longer fat, or gone`,
    `  ${column(fattened.length)}  newly fat`,
    '',
  ];
}

function column(value: number): string {
  return value.toString().padStart(5);
}

function colourOf(state: string, { green, yellow }: Colours): string {
  return state === 'refused' ? yellow(state) : green(state);
}
