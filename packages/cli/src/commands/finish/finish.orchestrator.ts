import type { CommandResult } from '../command.results.ts';
import { SelectionKind } from '../migrate/migrate.kinds.ts';
import type { FilesSelected, ServiceFiles } from '../migrate/migrate.ports.ts';
import { FinishKind, FinishPlanningKind } from './finish.kinds.ts';
import type { FinishApplier, FinishPlanned, FinishPlanner, FinishReporter } from './finish.ports.ts';

/** `tacet migrate --finish`: select → plan → apply → report. */
export class FinishOrchestrator {
  private readonly files: ServiceFiles;
  private readonly planner: FinishPlanner;
  private readonly applier: FinishApplier;
  private readonly reporter: FinishReporter;

  constructor(files: ServiceFiles, planner: FinishPlanner, applier: FinishApplier, reporter: FinishReporter) {
    this.files = files;
    this.planner = planner;
    this.applier = applier;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Moves the callers of façades in the files that the operands mean, and removes the façades that nobody needs. */
  async finish(operands: readonly string[]): Promise<CommandResult> {
    // 1. Select
    const selection = await this.files.select(operands);
    switch (selection.kind) {
      case SelectionKind.Nothing:
        return this.reporter.nothing();
      case SelectionKind.Unclear:
        return this.reporter.unclear(selection);
      case SelectionKind.Dirty:
        return this.reporter.dirty(selection);
      case SelectionKind.Selected:
        return await this.plan(selection);
    }
  }

  private async plan(selection: FilesSelected): Promise<CommandResult> {
    // 2. Plan
    const planning = await this.planner.plan(selection);
    switch (planning.kind) {
      case FinishPlanningKind.Impossible:
        return this.reporter.impossible(planning);
      case FinishPlanningKind.Planned:
        return await this.apply(planning);
    }
  }

  private async apply(planned: FinishPlanned): Promise<CommandResult> {
    // 3. Apply
    const finish = await this.applier.apply(planned);
    // 4. Report
    switch (finish.kind) {
      case FinishKind.Failed:
        return this.reporter.failed(finish);
      case FinishKind.Done:
        return this.reporter.done(finish);
    }
  }
}
