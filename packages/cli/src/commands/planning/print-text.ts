import { describeDiagnostics, describeFiles, describeFindings, describeInstall } from '@tacet/templates';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { diffOf } from './diff.ts';
import type { PlanningReport, PrintReport } from './report.ts';

/** Prints for people: findings with their code frames, the files, and how it ended. */
export function printText({ results, progress }: Terminal): PrintReport {
  const { colours } = results;
  return async (report) => {
    const { diagnostics, plans, findings, directory, isDone } = report;
    results.write(await describeDiagnostics(diagnostics, directory, colours.isColorSupported));
    results.write(await diffOf(report, colours.isColorSupported));
    results.write(describeFindings(findings, colours));
    if (showsFiles(report)) {
      results.write(describeFiles(plans, { directory, paint: colours, isDone, isBrief: report.command === 'check' }));
    }
    results.write(describeInstall(report.install));
    const closing = closingLine(report);
    if (closing !== '') progress.write(`${closing}\n`);
  };
}

function showsFiles({ command, result, plans }: PlanningReport): boolean {
  return plans.some(({ files }) => files.length > 0) && (command === 'check' || result === CommandResultKind.Done);
}

function closingLine({ command, result, isDone }: PlanningReport): string {
  if (command === 'check') return '';
  if (result !== CommandResultKind.Done) return 'Nothing was written.';
  return isDone ? '' : 'Nothing was written: this was a dry run.';
}
