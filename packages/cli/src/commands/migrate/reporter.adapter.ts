import { describeFindings, toFileFinding } from '@tacet/templates';
import type { Problem } from '@tacet/changes';
import type { MigrationReport, UnitReport } from '@tacet/codemods';
import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import { describeProof } from './describe-proof.ts';
import { describeReport } from './describe-report.ts';
import type {
  MigrationDone,
  MigrationFailed,
  MigrationImpossible,
  MigrationReporter,
  SelectionUnclear,
  TreeDirty,
} from './migrate.ports.ts';

/** What the reporter has to know of the request. */
export interface MigrationReporterOptions {
  readonly root: string;
  readonly isJson: boolean;
  readonly isWritten: boolean;
  readonly isDiff: boolean;
  readonly isReport: boolean;
  /** The only method that is asked for. */
  readonly method: string | undefined;
}

/** Tells how `tacet migrate` ended. */
export class PrintedMigration implements MigrationReporter {
  private readonly terminal: Terminal;
  private readonly options: MigrationReporterOptions;

  constructor(terminal: Terminal, options: MigrationReporterOptions) {
    this.terminal = terminal;
    this.options = options;
    Object.freeze(this);
  }

  nothing(): CommandResult {
    const hint = 'Name TypeScript files, folders or globs.';
    this.misuse('no file to migrate', hint);
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

  impossible({ problems }: MigrationImpossible): CommandResult {
    return this.find(problems);
  }

  failed({ problems }: MigrationFailed): CommandResult {
    return this.find(problems);
  }

  done({ report, measures, diff }: MigrationDone): CommandResult {
    const { results } = this.terminal;
    const { isJson, isDiff, isReport, isWritten, method } = this.options;
    if (method !== undefined && report.units.length === 0) {
      this.misuse(`no method is called ${method}`, 'tacet migrate --report --json lists all of them.');
      return { kind: CommandResultKind.Misused };
    }
    const told = isWritten ? asWritten(report) : report;
    const isNothingMoved = told.totals.refused > 0 && told.totals.migrated + told.totals.migratable === 0;
    const kind = isNothingMoved || told.refusedBy['not-equivalent'] !== undefined ? 'Found' : 'Done';
    if (isJson) {
      results.write(
        jsonDocument('migrate', exitCodes[CommandResultKind[kind]], {
          ...forMachines(told),
          ...(isDiff ? { diff } : {}),
        }),
      );
    } else {
      const text = isReport ? describeReport(told, measures, results.colours) : this.describe(told);
      results.write(`${isDiff ? diff : ''}${text}`);
    }
    return { kind: CommandResultKind[kind] };
  }

  private describe({ units, totals }: MigrationReport): string {
    const lines = units.filter(({ status }) => status !== 'clean').map((unit) => this.describeUnit(unit));
    const { migrated, migratable, refused, clean, files } = totals;
    const moved = this.options.isWritten ? `${migrated.toString()} migrated` : `${migratable.toString()} migratable`;
    const sum = `${files.toString()} files: ${moved}, ${refused.toString()} refused, ${clean.toString()} clean\n`;
    return [...lines, sum].join('');
  }

  private describeUnit(unit: UnitReport): string {
    const { file, line, method, status, tier, decisions, newFiles, refusals, verification } = unit;
    const { bold, green, yellow, dim } = this.terminal.results.colours;
    const [refusal] = refusals;
    const place = `${file}:${(refusal?.line ?? line).toString()}`;
    if (refusal !== undefined) {
      const head = `${yellow('refused')} ${bold(method)} ${dim(place)} ${refusal.code}`;
      return `${head}\n  ${refusal.reason.replaceAll('\n', '\n  ')}\n  hint: ${refusal.hint}\n`;
    }
    const counts = `${decisions.toString()} decisions, ${newFiles.length.toString()} new files`;
    return `${green(status)} ${bold(method)} ${dim(place)} ${tier ?? ''} · ${counts}\n${describeProof(verification)}`;
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

/** The report with every key that its schema names: what has no tier has the tier `null`. */
function forMachines(report: MigrationReport): Readonly<Record<string, unknown>> {
  return { ...report, units: report.units.map((unit) => ({ ...unit, tier: unit.tier ?? null })) };
}

/** The report of a run that has written what it planned. */
function asWritten(report: MigrationReport): MigrationReport {
  const { totals } = report;
  return {
    ...report,
    run: { ...report.run, write: true },
    totals: { ...totals, migratable: 0, migrated: totals.migratable },
    units: report.units.map((unit) => (unit.status === 'migratable' ? { ...unit, status: 'migrated' } : unit)),
  };
}
