import type { TextEdit } from '@tacet/changes';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Refusal } from '../report.ts';
import type { Unit } from '../scan/units.ts';

/** One method or function as a step sees it. */
export interface StepSource {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
}

/** What a step would change in the body of a unit, by offsets of its file, and why the unit must be left alone. */
export interface StepPlan {
  readonly edits: readonly TextEdit[];
  readonly refusals: readonly Refusal[];
}

/** One small move towards the pattern that changes nothing else; it only reads, and in doubt it leaves the code as it is. */
export interface Step {
  readonly name: string;
  readonly plan: (source: StepSource) => StepPlan;
}
