import { findRoot } from '@tacet/templates';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { StoredHistory } from './history.adapter.ts';
import { MergedReports } from './merge.adapter.ts';
import { PageFile } from './page.adapter.ts';
import { ReportOrchestrator } from './report.orchestrator.ts';
import { PrintedReport, type ReportForm } from './reporter.adapter.ts';
import { CodeSurvey } from './survey.adapter.ts';

/** Runs `tacet report`. */
export async function run({ operands, flags, values }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory, progress } = terminal;
  const root = findRoot(directory, directory);
  const narrowing = { since: values.get('since'), shard: values.get('shard') };
  const onProgress = (done: number, total: number, file: string): void => {
    if (total > 1) progress.write(`${(done + 1).toString()} of ${total.toString()}: ${file}\n`);
  };
  const warn = (message: string): void => {
    progress.write(`${progress.colours.yellow('warning')} ${message}\n`);
  };
  const report = new ReportOrchestrator(
    flags.has('merge')
      ? new MergedReports(directory, root)
      : new CodeSurvey({ directory, root, narrowing, onProgress }),
    new StoredHistory({ directory, root, against: values.get('against'), warn }),
    new PageFile(directory, root, values.get('html')),
    new PrintedReport(terminal, formOf(flags)),
  );
  return await report.report(operands);
}

function formOf(flags: ReadonlySet<string>): ReportForm {
  if (flags.has('json')) return 'json';
  return flags.has('mermaid') ? 'mermaid' : 'text';
}
