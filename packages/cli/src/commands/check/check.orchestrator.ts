import { PlanningKind } from '@tacet/templates';
import { SelectionKind } from '../../specs/selection.kinds.ts';
import type { SpecFinder } from '../../specs/selection.ports.ts';
import type { SpecsFound } from '../../specs/selection.results.ts';
import type { CommandResult } from '../command.results.ts';
import type { CheckPlanner, CheckReporter } from './check.ports.ts';

/** `tacet check`: load → plan → report. Nothing is applied. */
export class CheckOrchestrator {
  private readonly finder: SpecFinder;
  private readonly planner: CheckPlanner;
  private readonly reporter: CheckReporter;

  constructor(finder: SpecFinder, planner: CheckPlanner, reporter: CheckReporter) {
    this.finder = finder;
    this.planner = planner;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Checks the named specs and what was generated from them; without names, every spec. */
  async check(names: readonly string[]): Promise<CommandResult> {
    // 1. Load
    const selection = await this.finder.find(names);
    switch (selection.kind) {
      case SelectionKind.Unusable:
        return this.reporter.misused(selection);
      case SelectionKind.Found:
        return await this.compare(selection);
    }
  }

  private async compare(selection: SpecsFound): Promise<CommandResult> {
    // 2. Plan
    const planning = await this.planner.plan(selection);
    // 3. Report
    switch (planning.kind) {
      case PlanningKind.Invalid:
        return await this.reporter.invalid(planning);
      case PlanningKind.Misconfigured:
        return await this.reporter.misconfigured(planning);
      case PlanningKind.Refused:
        return await this.reporter.compared(planning);
      case PlanningKind.Ready:
        return await this.reporter.compared(planning);
    }
  }
}
