import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { flowsAsMarkdown } from '../../page/mermaid.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import type { DeliveryRefused, ReportDelivered, ReportReporter, ReportUnusable } from './report.ports.ts';
import { describeReport } from './summary.ts';

/** How the report is printed. */
export type ReportForm = 'text' | 'json' | 'mermaid';

/** Tells what `tacet report` found. */
export class PrintedReport implements ReportReporter {
  private readonly terminal: Terminal;
  private readonly form: ReportForm;

  constructor(terminal: Terminal, form: ReportForm) {
    this.terminal = terminal;
    this.form = form;
    Object.freeze(this);
  }

  unusable({ message, hint }: ReportUnusable): CommandResult {
    reportMisuse({ message, hint }, { command: 'report', isJson: this.form === 'json' }, this.terminal);
    return { kind: CommandResultKind.Misused };
  }

  refused({ message, hint }: DeliveryRefused): CommandResult {
    const exitCode = exitCodes[CommandResultKind.Refused];
    if (this.form === 'json') {
      this.terminal.results.write(jsonDocument('report', exitCode, { problems: [{ message, hint }] }));
    } else {
      reportMisuse({ message, hint }, { command: 'report', isJson: false }, this.terminal);
    }
    return { kind: CommandResultKind.Refused };
  }

  done({ report, progress, page }: ReportDelivered): CommandResult {
    const { results, progress: asides } = this.terminal;
    switch (this.form) {
      case 'json':
        results.write(jsonDocument('report', 0, { ...report, ...(progress === undefined ? {} : { progress }) }));
        break;
      case 'mermaid':
        results.write(flowsAsMarkdown(report.flows));
        break;
      case 'text':
        results.write(describeReport(report, progress, results));
    }
    if (page !== undefined) asides.write(`written: ${page}\n`);
    return { kind: CommandResultKind.Done };
  }
}
