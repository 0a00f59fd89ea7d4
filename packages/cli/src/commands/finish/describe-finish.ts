import type { FinishedUnit, FinishReport, Refusal } from '@tacet/codemods';
import { count } from '../../terminal/count.ts';
import type { Look } from '../../terminal/terminal.ts';
import { wrap } from '../../terminal/wrap.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { Telling } from '../rewrite/reporter.adapter.ts';

/** Tells how far façades are finished; it is a finding when callers are there and none could move. */
export function tellFinish(report: FinishReport, isWritten: boolean, look: Look): Telling {
  const { refused, moved } = report.totals;
  return {
    kind: refused > 0 && moved === 0 ? CommandResultKind.Found : CommandResultKind.Done,
    document: { ...report, run: { ...report.run, write: isWritten } },
    text: () => describeFinish(report, isWritten, look),
  };
}

function describeFinish({ units, totals }: FinishReport, isWritten: boolean, look: Look): string {
  const { facades, finished, partial, refused, callSites, moved } = totals;
  if (facades === 0) return 'No façade of an orchestrator is here: nothing to finish.\n';
  const counts = `${finished.toString()} finished, ${partial.toString()} partial, ${refused.toString()} refused`;
  const callers = `${moved.toString()} of ${count(callSites, 'caller')} ${isWritten ? 'moved' : 'would move'}`;
  const sum = wrap(`${count(facades, 'façade')}: ${counts} · ${callers}`, look.width, '', '  ');
  return [...units.map((unit) => describeUnit(unit, look)), `${sum}\n`].join('');
}

function describeUnit({ file, line, method, status, refusals, callSites }: FinishedUnit, look: Look): string {
  const { bold, green, yellow, dim } = look.colours;
  const moved = callSites.filter((site) => site.status === 'moved').length;
  const paint = status === 'finished' ? green : yellow;
  const place = dim(`${file}:${line.toString()}`);
  const callers = `${moved.toString()} of ${count(callSites.length, 'caller')}`;
  const reasons = [
    ...refusals.map((refusal) => describeRefusal(refusal.file, refusal, look)),
    ...callSites.flatMap(({ file: caller, refusal }) =>
      refusal === undefined ? [] : [describeRefusal(caller, refusal, look)],
    ),
  ];
  const head = wrap(`${paint(status)} ${bold(method)} ${place} · ${callers}`, look.width, '', '  ');
  return `${head}\n${[...new Set(reasons)].join('')}`;
}

function describeRefusal(
  file: string,
  { line, column, code, reason, hint }: Refusal,
  { colours, width }: Look,
): string {
  const place = colours.dim(`${file}:${line.toString()}:${column.toString()}`);
  return [
    wrap(`${place} ${code}`, width, '  ', '    '),
    wrap(reason, width, '    '),
    wrap(`hint: ${hint}`, width, '    ', '      '),
  ]
    .map((part) => `${part}\n`)
    .join('');
}
