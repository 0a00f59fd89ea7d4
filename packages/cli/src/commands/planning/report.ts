import type { FileFinding, ProjectPlan, SpecDiagnostic } from '@tacet/templates';
import type { CommandResult } from '../command.results.ts';

/** Everything there is to say about a plan and what became of it. */
export interface PlanningReport {
  readonly command: 'generate' | 'check';
  readonly result: CommandResult['kind'];
  /** What paths are told relative to. */
  readonly directory: string;
  /** What is wrong with specs. */
  readonly diagnostics: readonly SpecDiagnostic[];
  /** What is wrong with files. */
  readonly findings: readonly FileFinding[];
  readonly plans: readonly ProjectPlan[];
  /** Commands that give the project what generated code imports. */
  readonly install: readonly string[];
  /** Whether the plans have been carried out. */
  readonly isDone: boolean;
  /** Whether changes are shown line by line; edits that stand in the way of a writer are, always. */
  readonly isDiff: boolean;
}

/** Prints a report in one of its forms. */
export type PrintReport = (report: PlanningReport) => Promise<void>;
