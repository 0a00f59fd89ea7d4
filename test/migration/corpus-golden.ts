import type { Measured } from './corpus-measure.ts';

/** What was measured of one corpus when it was last agreed on: counts, and no line of code. */
export interface Golden {
  readonly version: string;
  readonly fat: number;
  readonly migrated: number;
  readonly refusedBy: Readonly<Record<string, number>>;
}

/** The counts of all corpora, by name, out of the text of the file in which they are kept. */
export function readGolden(text: string): Readonly<Record<string, Golden>> {
  return JSON.parse(text) as Record<string, Golden>;
}

/** The counts of a run. */
export function goldenOf({ version, fat, migrated, refusedBy }: Measured): Golden {
  return { version, fat, migrated, refusedBy };
}

/** How a run differs from what was agreed on, one sentence each. */
export function differencesOf(known: Golden | undefined, now: Golden): readonly string[] {
  if (known === undefined) return ['was never measured before'];
  if (known.version !== now.version) return [`is at ${now.version}, was measured at ${known.version}`];
  const codes = [...new Set([...Object.keys(known.refusedBy), ...Object.keys(now.refusedBy)])].sort();
  const counts: readonly (readonly [string, number, number])[] = [
    ['fat methods', known.fat, now.fat],
    ['migrated', known.migrated, now.migrated],
    ...codes.map((code) => [`refused ${code}`, known.refusedBy[code] ?? 0, now.refusedBy[code] ?? 0] as const),
  ];
  return counts
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => `${what}: ${String(before)} → ${String(after)}`);
}
