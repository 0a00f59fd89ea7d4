import { describeFindings, showPath, type EjectionKind, type FileFinding, toFileFinding } from '@tacet/templates';
import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import type { EjectionOf, EjectionReporter, HandoverDone, HandoverFailed } from './eject.ports.ts';

/** What the reporter has to know of the request. */
export interface EjectionReporterOptions {
  readonly isJson: boolean;
  readonly isDryRun: boolean;
}

/** Tells how `tacet eject` ended. */
export class PrintedEjection implements EjectionReporter {
  private readonly terminal: Terminal;
  private readonly options: EjectionReporterOptions;

  constructor(terminal: Terminal, options: EjectionReporterOptions) {
    this.terminal = terminal;
    this.options = options;
    Object.freeze(this);
  }

  unknown({ root, path }: EjectionOf<typeof EjectionKind.Unknown>): CommandResult {
    const misuse = {
      message: `${this.shown(root, path)} is no file that a spec asks for`,
      hint: 'tacet generate --json lists the files that are.',
    };
    reportMisuse(misuse, { command: 'eject', isJson: this.options.isJson }, this.terminal);
    return { kind: CommandResultKind.Misused };
  }

  yours({ root, path }: EjectionOf<typeof EjectionKind.Yours>): CommandResult {
    return this.say(`${this.shown(root, path)} is yours already`, this.shown(root, path));
  }

  refused({ root, problems }: EjectionOf<typeof EjectionKind.Refused>): CommandResult {
    return this.find(problems.map((problem) => toFileFinding(problem, root, this.terminal.directory)));
  }

  failed({ findings }: HandoverFailed): CommandResult {
    return this.find(findings);
  }

  done({ ejection }: HandoverDone): CommandResult {
    const path = this.shown(ejection.root, ejection.path);
    const verb = this.options.isDryRun ? 'would be' : 'is';
    return this.say(`${path} ${verb} yours for good: tacet neither writes nor checks it any more`, path);
  }

  private say(sentence: string, path: string): CommandResult {
    const { results } = this.terminal;
    const { isJson, isDryRun } = this.options;
    const isWritten = !isDryRun;
    results.write(isJson ? jsonDocument('eject', 0, { path, isWritten, findings: [] }) : `${sentence}\n`);
    return { kind: CommandResultKind.Done };
  }

  private find(findings: readonly FileFinding[]): CommandResult {
    const { results } = this.terminal;
    const exitCode = exitCodes[CommandResultKind.Refused];
    results.write(
      this.options.isJson
        ? jsonDocument('eject', exitCode, { isWritten: false, findings })
        : describeFindings(findings, results.colours),
    );
    return { kind: CommandResultKind.Refused };
  }

  private shown(root: string, path: string): string {
    return showPath(root, path, this.terminal.directory);
  }
}
