import { describeFindings } from '@tacet/templates';
import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import { describeSetup } from './describe-setup.ts';
import type { SetupDone, SetupFailed, SetupReporter, SetupUnusable } from './init.ports.ts';

/** What the reporter has to know of the request. */
export interface SetupReporterOptions {
  readonly isJson: boolean;
  readonly isDryRun: boolean;
  /** Whether the steps have been shown before the user consented. */
  readonly isShown: boolean;
}

/** Tells how `tacet init` ended. */
export class PrintedSetup implements SetupReporter {
  private readonly terminal: Terminal;
  private readonly options: SetupReporterOptions;

  constructor(terminal: Terminal, options: SetupReporterOptions) {
    this.terminal = terminal;
    this.options = options;
    Object.freeze(this);
  }

  unusable(setup: SetupUnusable): CommandResult {
    reportMisuse(setup, { command: 'init', isJson: this.options.isJson }, this.terminal);
    return { kind: CommandResultKind.Misused };
  }

  withheld(): CommandResult {
    this.terminal.progress.write('Nothing was written.\n');
    return { kind: CommandResultKind.Done };
  }

  failed({ findings }: SetupFailed): CommandResult {
    const { results } = this.terminal;
    const exitCode = exitCodes[CommandResultKind.Refused];
    results.write(
      this.options.isJson
        ? jsonDocument('init', exitCode, { isWritten: false, findings })
        : describeFindings(findings, results.colours),
    );
    return { kind: CommandResultKind.Refused };
  }

  done({ setup }: SetupDone): CommandResult {
    const { results, progress } = this.terminal;
    const { isJson, isDryRun, isShown } = this.options;
    if (isJson) {
      const { steps, next } = setup;
      results.write(jsonDocument('init', 0, { isWritten: !isDryRun, steps, next, findings: [] }));
      return { kind: CommandResultKind.Done };
    }
    const { bold } = results.colours;
    if (!isShown) results.write(describeSetup(setup, results.colours));
    results.write(`\n${bold('next')}\n${setup.next.map((command) => `  ${command}\n`).join('')}`);
    if (isDryRun) progress.write('Nothing was written: this was a dry run.\n');
    return { kind: CommandResultKind.Done };
  }
}
