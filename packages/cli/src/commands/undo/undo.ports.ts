import type { FileFinding } from '@tacet/templates';
import type { CommandResult } from '../command.results.ts';
import type { UndoKind } from './undo.kinds.ts';

/** Takes the latest run of a project back. */
export interface RunHistory {
  undo(): Promise<Undo>;
}

/** Tells the user how it ended. */
export interface UndoReporter {
  undone(undone: Undone): CommandResult;
  impossible(impossible: UndoImpossible): CommandResult;
}

/** The files that are as they were before. */
export interface Undone {
  readonly kind: typeof UndoKind.Undone;
  readonly paths: readonly string[];
}

/** Nothing was taken back, and why. */
export interface UndoImpossible {
  readonly kind: typeof UndoKind.Impossible;
  readonly findings: readonly FileFinding[];
}

/** What taking a run back came to. */
export type Undo = Undone | UndoImpossible;
