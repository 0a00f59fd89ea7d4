import {
  findInstallCommands,
  findObstacles,
  type PlanningInvalid,
  type PlanningMisconfigured,
  type PlanningRefused,
} from '@tacet/templates';
import type { SpecsUnusable } from '../../specs/selection.results.ts';
import type { Misuse } from '../../terminal/misuse.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import type { PlanningReport, PrintReport } from '../planning/report.ts';
import type { ApplyFailed, GenerationReporter, Written } from './generate.ports.ts';

/** What a reporter has to know of the request. */
export interface ReporterOptions {
  readonly directory: string;
  readonly isDryRun: boolean;
  readonly isDiff: boolean;
}

/** Tells how `tacet generate` ended. */
export class PrintedGeneration implements GenerationReporter {
  private readonly print: PrintReport;
  private readonly reportMisuse: (misuse: Misuse) => void;
  private readonly options: ReporterOptions;

  constructor(print: PrintReport, reportMisuse: (misuse: Misuse) => void, options: ReporterOptions) {
    this.print = print;
    this.reportMisuse = reportMisuse;
    this.options = options;
    Object.freeze(this);
  }

  misused(selection: SpecsUnusable): CommandResult {
    this.reportMisuse(selection);
    return { kind: CommandResultKind.Misused };
  }

  async invalid({ diagnostics }: PlanningInvalid): Promise<CommandResult> {
    return await this.report({ result: CommandResultKind.Found, diagnostics });
  }

  async misconfigured(planning: PlanningMisconfigured): Promise<CommandResult> {
    return await this.stopped(CommandResultKind.Misused, planning);
  }

  async refused(planning: PlanningRefused): Promise<CommandResult> {
    return await this.stopped(CommandResultKind.Refused, planning);
  }

  async failed({ planning, problems }: ApplyFailed): Promise<CommandResult> {
    return await this.report({
      result: CommandResultKind.Refused,
      diagnostics: planning.diagnostics,
      findings: problems,
    });
  }

  async generated({ planning }: Written): Promise<CommandResult> {
    const { diagnostics, plans } = planning;
    const findings = findObstacles(plans, this.options.directory);
    const install = findInstallCommands(plans);
    return await this.report({ result: CommandResultKind.Done, diagnostics, findings, plans, install });
  }

  private async stopped(
    result: CommandResult['kind'],
    { diagnostics, plans }: PlanningMisconfigured | PlanningRefused,
  ): Promise<CommandResult> {
    const findings = findObstacles(plans, this.options.directory);
    return await this.report({ result, diagnostics, findings, plans });
  }

  private async report(
    said: Pick<PlanningReport, 'result' | 'diagnostics'> & Partial<PlanningReport>,
  ): Promise<CommandResult> {
    const { directory, isDryRun, isDiff } = this.options;
    const isDone = said.result === CommandResultKind.Done && !isDryRun;
    await this.print({ command: 'generate', directory, isDone, isDiff, plans: [], findings: [], install: [], ...said });
    return { kind: said.result };
  }
}
