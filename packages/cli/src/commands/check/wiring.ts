import { SpecFiles } from '../../specs/spec-files.adapter.ts';
import { misuseReporter } from '../../terminal/misuse.ts';
import { progressOn } from '../../terminal/progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { EnginePlanner } from '../planning/planner.adapter.ts';
import type { PrintReport } from '../planning/report.ts';
import { printText } from '../planning/print-text.ts';
import { CheckOrchestrator } from './check.orchestrator.ts';
import { PrintedCheck } from './reporter.adapter.ts';

/** Runs `tacet check`. */
export async function run({ operands, flags, values }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory } = terminal;
  const format = flags.has('json') ? 'json' : (values.get('format') ?? 'text');
  const check = new CheckOrchestrator(
    new SpecFiles(directory),
    new EnginePlanner({ directory, recover: false, onProgress: progressOn(terminal, 'checked') }),
    new PrintedCheck(await printerFor(format, terminal), misuseReporter('check', format === 'json', terminal), {
      directory,
      isDiff: flags.has('diff'),
    }),
  );
  return await check.check(operands);
}

async function printerFor(format: string, terminal: Terminal): Promise<PrintReport> {
  switch (format) {
    case 'json':
      return (await import('../planning/print-json.ts')).printJson(terminal);
    case 'github':
      return (await import('../planning/print-findings.ts')).printGithub(terminal);
    case 'sarif':
      return (await import('../planning/print-findings.ts')).printSarif(terminal);
    default:
      return printText(terminal);
  }
}
