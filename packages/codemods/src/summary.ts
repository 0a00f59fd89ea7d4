import type { MigrationReport, UnitReport } from './report.ts';

/** Adds up the units of a run. */
export function summarise(
  root: string,
  files: number,
  units: readonly UnitReport[],
  timing: MigrationReport['timing'],
): MigrationReport {
  const count = (status: UnitReport['status']): number => units.filter((unit) => unit.status === status).length;
  const refusedBy: Record<string, number> = {};
  for (const { refusals } of units) {
    for (const { code } of refusals) refusedBy[code] = (refusedBy[code] ?? 0) + 1;
  }
  const clean = count('clean');
  return {
    version: 1,
    run: { root, write: false },
    totals: {
      files,
      methods: units.length,
      fat: units.length - clean,
      clean,
      migratable: count('migratable'),
      migrated: count('migrated'),
      refused: count('refused'),
      newDiagnostics: refusedBy['would-not-typecheck'] ?? 0,
      lintFindings: refusedBy['lint-findings'] ?? 0,
    },
    refusedBy: Object.fromEntries(Object.entries(refusedBy).sort(([a], [b]) => (a < b ? -1 : 1))),
    units,
    timing,
  };
}
