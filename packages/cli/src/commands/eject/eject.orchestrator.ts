import { EjectionKind } from '@tacet/templates';
import type { CommandResult } from '../command.results.ts';
import { HandoverKind } from './eject.kinds.ts';
import type { EjectionApplier, EjectionOf, EjectionPlanner, EjectionReporter } from './eject.ports.ts';

/** `tacet eject`: plan → apply → report. */
export class EjectOrchestrator {
  private readonly planner: EjectionPlanner;
  private readonly applier: EjectionApplier;
  private readonly reporter: EjectionReporter;

  constructor(planner: EjectionPlanner, applier: EjectionApplier, reporter: EjectionReporter) {
    this.planner = planner;
    this.applier = applier;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Hands the file over to the user for good. */
  async eject(files: readonly string[]): Promise<CommandResult> {
    // 1. Plan
    const ejection = await this.planner.plan(files);
    switch (ejection.kind) {
      case EjectionKind.Unknown:
        return this.reporter.unknown(ejection);
      case EjectionKind.Yours:
        return this.reporter.yours(ejection);
      case EjectionKind.Refused:
        return this.reporter.refused(ejection);
      case EjectionKind.Ready:
        return await this.apply(ejection);
    }
  }

  private async apply(ejection: EjectionOf<typeof EjectionKind.Ready>): Promise<CommandResult> {
    // 2. Apply
    const handover = await this.applier.apply(ejection);
    // 3. Report
    switch (handover.kind) {
      case HandoverKind.Failed:
        return this.reporter.failed(handover);
      case HandoverKind.Done:
        return this.reporter.done(handover);
    }
  }
}
