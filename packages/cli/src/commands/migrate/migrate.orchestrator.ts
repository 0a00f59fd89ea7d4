import type { CommandResult } from '../command.results.ts';
import { MigrationKind, PlanningKind, SelectionKind } from './migrate.kinds.ts';
import type {
  FilesSelected,
  MigrationApplier,
  MigrationPlanned,
  MigrationPlanner,
  MigrationReporter,
  ServiceFiles,
} from './migrate.ports.ts';

/** `tacet migrate`: select → plan → apply → report. */
export class MigrateOrchestrator {
  private readonly files: ServiceFiles;
  private readonly planner: MigrationPlanner;
  private readonly applier: MigrationApplier;
  private readonly reporter: MigrationReporter;

  constructor(files: ServiceFiles, planner: MigrationPlanner, applier: MigrationApplier, reporter: MigrationReporter) {
    this.files = files;
    this.planner = planner;
    this.applier = applier;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Migrates what can be migrated of the files that the operands mean. */
  async migrate(operands: readonly string[]): Promise<CommandResult> {
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

  private async apply(planned: MigrationPlanned): Promise<CommandResult> {
    // 3. Apply
    const migration = await this.applier.apply(planned);
    // 4. Report
    switch (migration.kind) {
      case MigrationKind.Failed:
        return this.reporter.failed(migration);
      case MigrationKind.Done:
        return this.reporter.done(migration);
    }
  }
}
