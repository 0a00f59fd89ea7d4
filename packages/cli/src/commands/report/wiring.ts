import { findRoot } from '@tacet/templates';
import { factsOnDisk } from '../../state/facts.adapter.ts';
import { projectProgress } from '../../terminal/project-progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { StoredHistory } from './history.adapter.ts';
import { MergedReports } from './merge.adapter.ts';
import { PageFile } from './page.adapter.ts';
import { ComparisonKind } from './report.kinds.ts';
import type { ReportHistory } from './report.ports.ts';
import { ReportOrchestrator } from './report.orchestrator.ts';
import { PrintedReport, type ReportForm } from './reporter.adapter.ts';
import { CodeSurvey } from './survey.adapter.ts';

/** Runs `tacet report`. */
export async function run({ operands, flags, values }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory, progress } = terminal;
  const root = findRoot(directory, directory);
  const narrowing = { since: values.get('since'), shard: values.get('shard') };
  const facts = flags.has('cache') ? factsOnDisk(root) : undefined;
  const warn = (message: string): void => {
    progress.write(`${progress.colours.yellow('warning')} ${message}\n`);
  };
  const form = formOf(flags);
  const page = values.get('html');
  const isFlowsOnly = form === 'mermaid' && page === undefined;
  const report = new ReportOrchestrator(
    flags.has('merge')
      ? new MergedReports(directory, root)
      : new CodeSurvey({ directory, root, narrowing, isFlowsOnly, facts, onProject: projectProgress(terminal) }),
    isFlowsOnly ? noHistory : new StoredHistory({ directory, root, against: values.get('against'), warn }),
    new PageFile(directory, root, page),
    new PrintedReport(terminal, form),
  );
  return await report.report(operands);
}

const noHistory: ReportHistory = {
  compare: (report) => Promise.resolve({ kind: ComparisonKind.Compared, report, progress: undefined }),
  keep: () => Promise.resolve(),
};

function formOf(flags: ReadonlySet<string>): ReportForm {
  if (flags.has('json')) return 'json';
  return flags.has('mermaid') ? 'mermaid' : 'text';
}
