import { planMigration, type UnitReport, type Verdict } from '@tacet/codemods';
import { sourcesBelow, type Measurable } from './corpus-measure.ts';

/** What was proven of one corpus: each migrated method runs against its old self. */
export interface Proved {
  readonly proven: number;
  /** How often each reason stands in the way of a proof. */
  readonly unproven: Readonly<Record<string, number>>;
  /** Every method without a proof, and why. */
  readonly reasons: readonly string[];
  /** Methods that do something else than before, and what. */
  readonly refuted: readonly string[];
}

/** Proves what can run alone of a corpus; nothing is written. */
export async function proveCorpus({ root, isTyped }: Measurable): Promise<Proved> {
  const { report } = await planMigration({
    root,
    files: sourcesBelow(root),
    hasTypes: isTyped,
    verify: { keep: false },
  });
  const verdicts = report.units.flatMap((unit) => {
    const proof = unit.verification.proof;
    return proof === undefined ? [] : [{ unit, proof }];
  });
  const unproven = new Map<string, number>();
  for (const { proof } of verdicts) {
    if (proof.status === 'unproven') unproven.set(proof.code, (unproven.get(proof.code) ?? 0) + 1);
  }
  return {
    proven: verdicts.filter(({ proof }) => proof.status === 'proven').length,
    unproven: Object.fromEntries([...unproven].sort(([a], [b]) => (a < b ? -1 : 1))),
    reasons: verdicts.flatMap(({ unit: { file, method }, proof }) =>
      proof.status === 'unproven' ? [`${file} ${method}: ${proof.code}: ${proof.reason}`] : [],
    ),
    refuted: verdicts.flatMap(({ unit, proof }) => differenceOf(unit, proof)),
  };
}

function differenceOf({ file, method }: UnitReport, proof: Verdict): readonly string[] {
  return proof.status === 'refuted' ? [`${file} ${method}\n${proof.difference}`] : [];
}

/** One line: how much is proven, and why the rest is not. */
export function provedLine(name: string, { proven, unproven, refuted }: Proved): string {
  const reasons = Object.entries(unproven).map(([code, count]) => `${code} ${String(count)}`);
  const all = Object.values(unproven).reduce((sum, count) => sum + count, 0);
  const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  return `${name}: proven ${String(proven)}, unproven ${String(all)}${why}, refuted ${String(refuted.length)}`;
}
