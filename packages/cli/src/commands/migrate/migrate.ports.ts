import type { Plan, Problem } from '@tacet/changes';
import type { Measure, MigrationReport } from '@tacet/codemods';
import type { CommandResult } from '../command.results.ts';
import type { MigrationKind, PlanningKind, SelectionKind } from './migrate.kinds.ts';

/** Finds the files that a user means. */
export interface ServiceFiles {
  select(operands: readonly string[]): Promise<Selection>;
}

/** Plans the migration, and writes nothing. */
export interface MigrationPlanner {
  plan(selection: FilesSelected): Promise<Planning>;
}

/** Carries the plan out. */
export interface MigrationApplier {
  apply(planned: MigrationPlanned): Promise<Migration>;
}

/** Tells the user how it ended. */
export interface MigrationReporter {
  nothing(): CommandResult;
  unclear(selection: SelectionUnclear): CommandResult;
  dirty(selection: TreeDirty): CommandResult;
  impossible(impossible: MigrationImpossible): CommandResult;
  failed(failed: MigrationFailed): CommandResult;
  done(done: MigrationDone): CommandResult;
}

/** The files, absolute. */
export interface FilesSelected {
  readonly kind: typeof SelectionKind.Selected;
  readonly files: readonly string[];
}

/** No file is meant. */
export interface NothingSelected {
  readonly kind: typeof SelectionKind.Nothing;
}

/** What narrows the selection down cannot be meant. */
export interface SelectionUnclear {
  readonly kind: typeof SelectionKind.Unclear;
  readonly message: string;
  readonly hint: string;
}

/** Git knows of changes that are not committed. */
export interface TreeDirty {
  readonly kind: typeof SelectionKind.Dirty;
  readonly paths: readonly string[];
}

/** What the arguments of the command lead to. */
export type Selection = FilesSelected | NothingSelected | SelectionUnclear | TreeDirty;

/** What would change, and what is known of every method. */
export interface MigrationPlanned {
  readonly kind: typeof PlanningKind.Planned;
  readonly report: MigrationReport;
  /** How fat the methods are; only for a report. */
  readonly measures: readonly Measure[];
  readonly plan: Plan;
  readonly diff: string;
}

/** Nothing may be written, and why. */
export interface MigrationImpossible {
  readonly kind: typeof PlanningKind.Impossible;
  readonly problems: readonly Problem[];
}

/** What planning comes to. */
export type Planning = MigrationPlanned | MigrationImpossible;

/** The files are as planned; in a dry run, they would be. */
export interface MigrationDone {
  readonly kind: typeof MigrationKind.Done;
  readonly report: MigrationReport;
  readonly measures: readonly Measure[];
  readonly diff: string;
}

/** The file system said no; everything is as before. */
export interface MigrationFailed {
  readonly kind: typeof MigrationKind.Failed;
  readonly problems: readonly Problem[];
}

/** What applying a plan comes to. */
export type Migration = MigrationDone | MigrationFailed;
