import type { Refusal } from '../report.ts';
import type { Unit } from '../scan/units.ts';
import type { UnprovenCode, Verdict } from './proof.ts';

const hints: Readonly<Record<UnprovenCode, string>> = {
  'not-exported': 'Export it, or migrate it without --verify.',
  'private-fields': 'Migrate it without --verify, and test it through the methods that call it.',
  'cannot-load': 'Make the file loadable in a test, or migrate it without --verify.',
  'does-not-run': 'Migrate it without --verify, and test it by hand.',
  'little-covered': 'Migrate it without --verify, and test it by hand.',
};

/** Why a unit whose proof came out so is left alone; `undefined` when it is proven. */
export function refusalOf(verdict: Verdict, { node }: Unit): Refusal | undefined {
  if (verdict.status === 'proven') return undefined;
  const { line, character } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const place = { line: line + 1, column: character + 1 };
  if (verdict.status === 'refuted') {
    const reason = `The migrated code does something else (+) than the old code (-):\n${verdict.difference}`;
    const hint = 'Nothing of this method was written. This is a defect of the migration: please report it.';
    return { code: 'not-equivalent', ...place, reason, hint };
  }
  return { code: 'unproven', ...place, reason: `${verdict.code}: ${verdict.reason}`, hint: hints[verdict.code] };
}
