import type {
  FileFinding,
  Planning,
  PlanningInvalid,
  PlanningMisconfigured,
  PlanningReady,
  PlanningRefused,
} from '@tacet/templates';
import type { SpecsFound, SpecsUnusable } from '../../specs/selection.results.ts';
import type { CommandResult } from '../command.results.ts';
import type { AppliedKind } from './generate.kinds.ts';

/** Plans what specs ask for, and writes nothing. */
export interface GenerationPlanner {
  plan(selection: SpecsFound): Promise<Planning>;
}

/** Carries a plan out, all of it or nothing. */
export interface GenerationApplier {
  apply(planning: PlanningReady): Promise<Applied>;
}

/** Tells the user how it ended. */
export interface GenerationReporter {
  misused(selection: SpecsUnusable): CommandResult;
  invalid(planning: PlanningInvalid): Promise<CommandResult>;
  misconfigured(planning: PlanningMisconfigured): Promise<CommandResult>;
  refused(planning: PlanningRefused): Promise<CommandResult>;
  failed(applied: ApplyFailed): Promise<CommandResult>;
  generated(written: Written): Promise<CommandResult>;
}

/** Everything is written; in a dry run, everything would be. */
export interface Written {
  readonly kind: typeof AppliedKind.Written;
  readonly planning: PlanningReady;
}

/** The file system said no; everything is as before. */
export interface ApplyFailed {
  readonly kind: typeof AppliedKind.Failed;
  readonly planning: PlanningReady;
  readonly problems: readonly FileFinding[];
}

/** What carrying a plan out came to. */
export type Applied = Written | ApplyFailed;
