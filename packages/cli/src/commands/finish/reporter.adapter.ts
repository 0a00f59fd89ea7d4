import type { Problem } from '@tacet/changes';
import type { FinishedUnit, FinishReport, Refusal } from '@tacet/codemods';
import { describeFindings, toFileFinding } from '@tacet/templates';
import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import type { SelectionUnclear, TreeDirty } from '../migrate/migrate.ports.ts';
import type { FinishDone, FinishFailed, FinishImpossible, FinishReporter } from './finish.ports.ts';

/** What the reporter has to know of the request. */
export interface FinishReporterOptions {
  readonly root: string;
  readonly isJson: boolean;
  readonly isWritten: boolean;
  readonly isDiff: boolean;
}

/** Tells how `tacet migrate --finish` ended. */
export class PrintedFinish implements FinishReporter {
  private readonly terminal: Terminal;
  private readonly options: FinishReporterOptions;

  constructor(terminal: Terminal, options: FinishReporterOptions) {
    this.terminal = terminal;
    this.options = options;
    Object.freeze(this);
  }

  nothing(): CommandResult {
    this.misuse('no file to finish', 'Name the service files whose façades are to go, folders or globs.');
    return { kind: CommandResultKind.Misused };
  }

  unclear({ message, hint }: SelectionUnclear): CommandResult {
    this.misuse(message, hint);
    return { kind: CommandResultKind.Misused };
  }

  dirty({ paths }: TreeDirty): CommandResult {
    const [first = ''] = paths;
    const others = paths.length > 1 ? ` and ${(paths.length - 1).toString()} more` : '';
    const message = `git knows of uncommitted changes: ${first}${others}`;
    const hint = 'Commit or stash them first, or say --allow-dirty.';
    if (this.options.isJson) this.refuse([{ message, hint }]);
    else this.misuse(message, hint);
    return { kind: CommandResultKind.Refused };
  }

  impossible({ problems }: FinishImpossible): CommandResult {
    return this.find(problems);
  }

  failed({ problems }: FinishFailed): CommandResult {
    return this.find(problems);
  }

  done({ report, diff }: FinishDone): CommandResult {
    const { results } = this.terminal;
    const { isJson, isDiff, isWritten } = this.options;
    const told = { ...report, run: { ...report.run, write: isWritten } };
    const kind = told.totals.refused > 0 && told.totals.moved === 0 ? 'Found' : 'Done';
    if (isJson) {
      const exitCode = exitCodes[CommandResultKind[kind]];
      results.write(jsonDocument('migrate', exitCode, { ...told, ...(isDiff ? { diff } : {}) }));
    } else {
      results.write(`${isDiff ? diff : ''}${this.describe(told)}`);
    }
    return { kind: CommandResultKind[kind] };
  }

  private describe({ units, totals }: FinishReport): string {
    const { facades, finished, partial, refused, callSites, moved } = totals;
    if (facades === 0) return 'No façade of an orchestrator is here: nothing to finish.\n';
    const state = this.options.isWritten ? 'moved' : 'would move';
    const counts = `${finished.toString()} finished, ${partial.toString()} partial, ${refused.toString()} refused`;
    const sum = `${facades.toString()} ${facades === 1 ? 'façade' : 'façades'}: ${counts} · ${moved.toString()} of ${callSites.toString()} callers ${state}\n`;
    return [...units.map((unit) => this.describeUnit(unit)), sum].join('');
  }

  private describeUnit({ file, line, method, status, refusals, callSites }: FinishedUnit): string {
    const { bold, green, yellow, dim } = this.terminal.results.colours;
    const moved = callSites.filter((site) => site.status === 'moved').length;
    const paint = status === 'finished' ? green : yellow;
    const place = dim(`${file}:${line.toString()}`);
    const head = `${paint(status)} ${bold(method)} ${place} · ${moved.toString()} of ${callSites.length.toString()} callers\n`;
    const reasons = [
      ...refusals.map((refusal) => this.describeRefusal(refusal.file, refusal)),
      ...callSites.flatMap(({ file: caller, refusal }) =>
        refusal === undefined ? [] : [this.describeRefusal(caller, refusal)],
      ),
    ];
    return `${head}${[...new Set(reasons)].join('')}`;
  }

  private describeRefusal(file: string, { line, column, code, reason, hint }: Refusal): string {
    const { dim } = this.terminal.results.colours;
    return `  ${dim(`${file}:${line.toString()}:${column.toString()}`)} ${code}\n    ${reason}\n    hint: ${hint}\n`;
  }

  private find(problems: readonly Problem[]): CommandResult {
    const findings = problems.map((problem) => toFileFinding(problem, this.options.root, this.terminal.directory));
    if (this.options.isJson) this.refuse(findings);
    else this.terminal.results.write(describeFindings(findings, this.terminal.results.colours));
    return { kind: CommandResultKind.Refused };
  }

  private refuse(findings: readonly object[]): void {
    const exitCode = exitCodes[CommandResultKind.Refused];
    this.terminal.results.write(jsonDocument('migrate', exitCode, { isWritten: false, findings }));
  }

  private misuse(message: string, hint: string): void {
    reportMisuse({ message, hint }, { command: 'migrate', isJson: this.options.isJson }, this.terminal);
  }
}
