import type {
  Planning,
  PlanningInvalid,
  PlanningMisconfigured,
  PlanningReady,
  PlanningRefused,
} from '@tacet/templates';
import type { SpecsFound, SpecsUnusable } from '../../specs/selection.results.ts';
import type { CommandResult } from '../command.results.ts';

/** Plans what specs ask for, and writes nothing. */
export interface CheckPlanner {
  plan(selection: SpecsFound): Promise<Planning>;
}

/** Tells the user what was found. */
export interface CheckReporter {
  misused(selection: SpecsUnusable): CommandResult;
  invalid(planning: PlanningInvalid): Promise<CommandResult>;
  misconfigured(planning: PlanningMisconfigured): Promise<CommandResult>;
  /** Compares the plan with what is there: what would have to be written has drifted. */
  compared(planning: PlanningReady | PlanningRefused): Promise<CommandResult>;
}
