export type { MigrationOptions, PlannedMigration } from './plan-migration.ts';
export type { LintGate } from './verify/lint-gate.ts';
export { findPage } from './page.ts';
export { refusalCodes } from './refusal-codes.ts';
export type { MigrationReport, Refusal, RefusalCode, Tier, UnitReport, UnitStatus } from './report.ts';
import type { MigrationOptions, PlannedMigration } from './plan-migration.ts';

/** Decides what migrating files would change, and writes nothing; the engine is loaded with the first call. */
export async function planMigration(options: MigrationOptions): Promise<PlannedMigration> {
  const engine = await import('./plan-migration.ts');
  return engine.planMigration(options);
}
