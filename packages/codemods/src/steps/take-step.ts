import { RefusalSignal } from '../analysis/refuse.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import type { Step } from './step.ts';

/** What the body of a unit becomes by a step, `undefined` when it stays as it is; a refusal ends the unit's analysis. */
export function bodyAfter(step: Step, unit: Unit, oracle: TypeOracle): string | undefined {
  const { edits, refusals } = step.plan({ unit, oracle });
  const [refusal] = refusals;
  if (refusal !== undefined) throw new RefusalSignal(refusal);
  if (edits.length === 0) return undefined;
  const start = unit.body.getStart();
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, edit) => text.slice(0, edit.start - start) + edit.text + text.slice(edit.end - start),
      unit.body.getText(),
    );
}
