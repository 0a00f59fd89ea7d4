import { PlanningKind, type PlanningReady } from '@tacet/templates';
import { SelectionKind } from '../../specs/selection.kinds.ts';
import type { SpecFinder } from '../../specs/selection.ports.ts';
import type { SpecsFound } from '../../specs/selection.results.ts';
import type { CommandResult } from '../command.results.ts';
import { AppliedKind } from './generate.kinds.ts';
import type { GenerationApplier, GenerationPlanner, GenerationReporter } from './generate.ports.ts';

/** `tacet generate`: load → plan → apply → report. */
export class GenerateOrchestrator {
  private readonly finder: SpecFinder;
  private readonly planner: GenerationPlanner;
  private readonly applier: GenerationApplier;
  private readonly reporter: GenerationReporter;

  constructor(
    finder: SpecFinder,
    planner: GenerationPlanner,
    applier: GenerationApplier,
    reporter: GenerationReporter,
  ) {
    this.finder = finder;
    this.planner = planner;
    this.applier = applier;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Generates what the named specs ask for; without names, what every spec asks for. */
  async generate(names: readonly string[]): Promise<CommandResult> {
    // 1. Load
    const selection = await this.finder.find(names);
    switch (selection.kind) {
      case SelectionKind.Unusable:
        return this.reporter.misused(selection);
      case SelectionKind.Found:
        return await this.plan(selection);
    }
  }

  private async plan(selection: SpecsFound): Promise<CommandResult> {
    // 2. Plan
    const planning = await this.planner.plan(selection);
    switch (planning.kind) {
      case PlanningKind.Invalid:
        return await this.reporter.invalid(planning);
      case PlanningKind.Misconfigured:
        return await this.reporter.misconfigured(planning);
      case PlanningKind.Refused:
        return await this.reporter.refused(planning);
      case PlanningKind.Ready:
        return await this.apply(planning);
    }
  }

  private async apply(planning: PlanningReady): Promise<CommandResult> {
    // 3. Apply
    const applied = await this.applier.apply(planning);
    // 4. Report
    switch (applied.kind) {
      case AppliedKind.Failed:
        return await this.reporter.failed(applied);
      case AppliedKind.Written:
        return await this.reporter.generated(applied);
    }
  }
}
