import type { Plan, Problem } from '@tacet/changes';
import type { FinishReport } from '@tacet/codemods';
import type { CommandResult } from '../command.results.ts';
import type { FilesSelected, SelectionUnclear, TreeDirty } from '../migrate/migrate.ports.ts';
import type { FinishKind, FinishPlanningKind } from './finish.kinds.ts';

/** Plans how callers consume results, and writes nothing. */
export interface FinishPlanner {
  plan(selection: FilesSelected): Promise<FinishPlanning>;
}

/** Carries the plan out. */
export interface FinishApplier {
  apply(planned: FinishPlanned): Promise<Finish>;
}

/** Tells the user how it ended. */
export interface FinishReporter {
  nothing(): CommandResult;
  unclear(selection: SelectionUnclear): CommandResult;
  dirty(selection: TreeDirty): CommandResult;
  impossible(impossible: FinishImpossible): CommandResult;
  failed(failed: FinishFailed): CommandResult;
  done(done: FinishDone): CommandResult;
}

/** What would change, and what is known of every façade. */
export interface FinishPlanned {
  readonly kind: typeof FinishPlanningKind.Planned;
  readonly report: FinishReport;
  readonly plan: Plan;
  readonly diff: string;
}

/** Nothing may be written, and why. */
export interface FinishImpossible {
  readonly kind: typeof FinishPlanningKind.Impossible;
  readonly problems: readonly Problem[];
}

/** What planning comes to. */
export type FinishPlanning = FinishPlanned | FinishImpossible;

/** The files are as planned; in a dry run, they would be. */
export interface FinishDone {
  readonly kind: typeof FinishKind.Done;
  readonly report: FinishReport;
  readonly diff: string;
}

/** The file system said no; everything is as before. */
export interface FinishFailed {
  readonly kind: typeof FinishKind.Failed;
  readonly problems: readonly Problem[];
}

/** What applying a plan comes to. */
export type Finish = FinishDone | FinishFailed;
