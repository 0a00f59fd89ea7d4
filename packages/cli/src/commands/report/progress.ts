import type { Report, ReportedUnit, ReportTotals } from './report.ts';

/** What became of the code since an earlier report. */
export interface Progress {
  /** What the earlier report is called. */
  readonly name: string;
  readonly before: ReportTotals;
  /** Methods that were fat, and hand over now. */
  readonly migrated: readonly UnitName[];
  /** Methods that were fat, and are not any more, or are gone. */
  readonly slimmed: readonly UnitName[];
  /** Methods that are fat, and were not there or not fat. */
  readonly fattened: readonly UnitName[];
}

/** A method, by name and place. */
export type UnitName = Pick<ReportedUnit, 'file' | 'method'>;

/** Compares a report with an earlier one. */
export function progressSince(earlier: Report, name: string, now: Report): Progress {
  const before = new Map(earlier.units.map((unit) => [keyOf(unit), unit]));
  const after = new Map(now.units.map((unit) => [keyOf(unit), unit]));
  const wereFat = earlier.units.filter(isFat);
  return {
    name,
    before: earlier.totals,
    migrated: wereFat.filter((unit) => after.get(keyOf(unit))?.state === 'migrated').map(nameOf),
    slimmed: wereFat
      .filter((unit) => {
        const state = after.get(keyOf(unit))?.state;
        return state === undefined || state === 'clean';
      })
      .map(nameOf),
    fattened: now.units
      .filter((unit) => {
        const known = before.get(keyOf(unit));
        return isFat(unit) && (known === undefined || !isFat(known));
      })
      .map(nameOf),
  };
}

function isFat({ state }: ReportedUnit): boolean {
  return state === 'migratable' || state === 'refused';
}

function keyOf({ file, method }: UnitName): string {
  return `${file}#${method}`;
}

function nameOf({ file, method }: UnitName): UnitName {
  return { file, method };
}
