import {
  findDrift,
  findObstacles,
  type PlanningInvalid,
  type PlanningMisconfigured,
  type PlanningReady,
  type PlanningRefused,
} from '@tacet/templates';
import type { SpecsUnusable } from '../../specs/selection.results.ts';
import type { Misuse } from '../../terminal/misuse.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import type { PlanningReport, PrintReport } from '../planning/report.ts';
import type { CheckReporter } from './check.ports.ts';

/** Tells what `tacet check` found. */
export class PrintedCheck implements CheckReporter {
  private readonly print: PrintReport;
  private readonly reportMisuse: (misuse: Misuse) => void;
  private readonly options: Pick<PlanningReport, 'directory' | 'isDiff'>;

  constructor(
    print: PrintReport,
    reportMisuse: (misuse: Misuse) => void,
    options: Pick<PlanningReport, 'directory' | 'isDiff'>,
  ) {
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
    return await this.report({ result: CommandResultKind.Found, diagnostics, findings: [], plans: [] });
  }

  async misconfigured({ diagnostics, plans }: PlanningMisconfigured): Promise<CommandResult> {
    const findings = findObstacles(plans, this.options.directory);
    return await this.report({ result: CommandResultKind.Misused, diagnostics, findings, plans });
  }

  async compared({ diagnostics, plans }: PlanningReady | PlanningRefused): Promise<CommandResult> {
    const findings = findDrift(plans, this.options.directory);
    const isClean = findings.every(({ severity }) => severity === 'warning');
    const result = isClean ? CommandResultKind.Done : CommandResultKind.Found;
    return await this.report({ result, diagnostics, findings, plans });
  }

  private async report(
    said: Omit<PlanningReport, 'command' | 'directory' | 'install' | 'isDone' | 'isDiff'>,
  ): Promise<CommandResult> {
    await this.print({ command: 'check', isDone: false, install: [], ...this.options, ...said });
    return { kind: said.result };
  }
}
