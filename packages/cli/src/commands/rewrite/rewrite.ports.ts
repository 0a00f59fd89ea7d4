import type { Plan, Problem } from '@tacet/changes';
import type { CommandResult } from '../command.results.ts';
import type { PlanningKind, RewriteKind, SelectionKind } from './rewrite.kinds.ts';

/** Finds the files that a user means. */
export interface ServiceFiles {
  select(operands: readonly string[]): Promise<Selection>;
}

/** Plans what changes and reports on it, and writes nothing. */
export interface RewritePlanner<Report> {
  plan(selection: FilesSelected): Promise<Planning<Report>>;
}

/** Carries the plan out. */
export interface RewriteApplier<Report> {
  apply(planned: RewritePlanned<Report>): Promise<Rewrite<Report>>;
}

/** Tells the user how it ended. */
export interface RewriteReporter<Report> {
  nothing(): CommandResult;
  unclear(selection: SelectionUnclear): CommandResult;
  dirty(selection: TreeDirty): CommandResult;
  impossible(impossible: RewriteImpossible): CommandResult;
  failed(failed: RewriteFailed): CommandResult;
  done(done: RewriteDone<Report>): CommandResult;
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

/** What would change, and what there is to say about it. */
export interface RewritePlanned<Report> {
  readonly kind: typeof PlanningKind.Planned;
  readonly report: Report;
  readonly plan: Plan;
  readonly diff: string;
}

/** Nothing may be written, and why. */
export interface RewriteImpossible {
  readonly kind: typeof PlanningKind.Impossible;
  readonly problems: readonly Problem[];
}

/** What planning comes to. */
export type Planning<Report> = RewritePlanned<Report> | RewriteImpossible;

/** The files are as planned; in a dry run, they would be. */
export interface RewriteDone<Report> {
  readonly kind: typeof RewriteKind.Done;
  readonly report: Report;
  readonly diff: string;
}

/** The file system said no; everything is as before. */
export interface RewriteFailed {
  readonly kind: typeof RewriteKind.Failed;
  readonly problems: readonly Problem[];
}

/** What applying a plan comes to. */
export type Rewrite<Report> = RewriteDone<Report> | RewriteFailed;
