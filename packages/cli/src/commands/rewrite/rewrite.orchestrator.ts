import type { CommandResult } from '../command.results.ts';
import { PlanningKind, RewriteKind, SelectionKind } from './rewrite.kinds.ts';
import type {
  FilesSelected,
  RewriteApplier,
  RewritePlanned,
  RewritePlanner,
  RewriteReporter,
  ServiceFiles,
} from './rewrite.ports.ts';

/** `tacet migrate`, also with `--finish`: select → plan → apply → report. */
export class RewriteOrchestrator<Report> {
  private readonly files: ServiceFiles;
  private readonly planner: RewritePlanner<Report>;
  private readonly applier: RewriteApplier<Report>;
  private readonly reporter: RewriteReporter<Report>;

  constructor(
    files: ServiceFiles,
    planner: RewritePlanner<Report>,
    applier: RewriteApplier<Report>,
    reporter: RewriteReporter<Report>,
  ) {
    this.files = files;
    this.planner = planner;
    this.applier = applier;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Rewrites what can be rewritten of the files that the operands mean. */
  async rewrite(operands: readonly string[]): Promise<CommandResult> {
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
      case PlanningKind.Impossible:
        return this.reporter.impossible(planning);
      case PlanningKind.Planned:
        return await this.apply(planning);
    }
  }

  private async apply(planned: RewritePlanned<Report>): Promise<CommandResult> {
    // 3. Apply
    const rewrite = await this.applier.apply(planned);
    // 4. Report
    switch (rewrite.kind) {
      case RewriteKind.Failed:
        return this.reporter.failed(rewrite);
      case RewriteKind.Done:
        return this.reporter.done(rewrite);
    }
  }
}
