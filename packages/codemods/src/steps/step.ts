import type { TextEdit } from '@tacet/changes';
import type { Refusal } from '../report.ts';

/** One file as a step sees it. */
export interface StepSource {
  readonly path: string;
  readonly text: string;
}

/** What a step would change in a file, and what it leaves alone although it looks like its work. */
export interface StepPlan {
  readonly edits: readonly TextEdit[];
  readonly refusals: readonly Refusal[];
}

/** One small move towards the pattern; it only reads, and in doubt it refuses. */
export interface Step {
  readonly name: string;
  readonly plan: (source: StepSource) => StepPlan;
}
