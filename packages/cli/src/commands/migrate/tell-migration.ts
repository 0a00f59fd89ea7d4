import type { Measure, MigrationReport } from '@tacet/codemods';
import type { Misuse } from '../../terminal/misuse.ts';
import type { Look } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { Telling } from '../rewrite/reporter.adapter.ts';
import { describeMigration } from './describe-migration.ts';
import { describeReport } from './describe-report.ts';

/** What the engine says of every method; how fat each is, too, when only a report is asked for. */
export interface MeasuredMigration {
  readonly migration: MigrationReport;
  readonly measures: readonly Measure[];
}

/** What has to be known of the request. */
export interface MigrationRequest {
  readonly isWritten: boolean;
  readonly isReport: boolean;
  /** The only method that is asked for. */
  readonly method: string | undefined;
}

/** Tells of a migration; nothing moved although something is fat, or a proof that failed, is a finding. */
export function tellMigration(
  { migration, measures }: MeasuredMigration,
  { isWritten, isReport, method }: MigrationRequest,
  look: Look,
): Telling | Misuse {
  if (method !== undefined && migration.units.length === 0) {
    return { message: `no method is called ${method}`, hint: 'tacet migrate --report --json lists all of them.' };
  }
  const told = isWritten ? asWritten(migration) : migration;
  const isNothingMoved = told.totals.refused > 0 && told.totals.migrated + told.totals.migratable === 0;
  const isFinding = isNothingMoved || told.refusedBy['not-equivalent'] !== undefined;
  return {
    kind: isFinding ? CommandResultKind.Found : CommandResultKind.Done,
    document: forMachines(told),
    text: () => (isReport ? describeReport(told, measures, look) : describeMigration(told, look)),
  };
}

/** The report with every key that its schema names: what has no tier has the tier `null`. */
function forMachines(report: MigrationReport): Readonly<Record<string, unknown>> {
  return { ...report, units: report.units.map((unit) => ({ ...unit, tier: unit.tier ?? null })) };
}

/** The report of a run that has written what it planned. */
function asWritten(report: MigrationReport): MigrationReport {
  const { totals } = report;
  return {
    ...report,
    run: { ...report.run, write: true },
    totals: { ...totals, migratable: 0, migrated: totals.migratable },
    units: report.units.map((unit) => (unit.status === 'migratable' ? { ...unit, status: 'migrated' } : unit)),
  };
}
