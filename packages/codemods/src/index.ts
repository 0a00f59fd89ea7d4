export type { FinishOptions, PlannedFinish } from './finish/plan-finish.ts';
export type { CallSiteReport, FinishedUnit, FinishReport } from './finish/report.ts';
export type { MigrationOptions, PlannedMigration } from './plan-migration.ts';
export type { LintGate } from './verify/lint-gate.ts';
export type { Coverage, MissedBranch, UnprovenCode, Verdict } from './prove/proof.ts';
export type { VerifyOptions } from './prove/prove-units.ts';
export { findPage } from './page.ts';
export { finishCodes, refusalCodes } from './refusal-codes.ts';
export type { MigrationReport, Refusal, RefusalCode, Tier, UnitReport, UnitStatus, Verification } from './report.ts';
export type { Flow, FlowEdge, FlowNode, FlowRole } from './flows/flow.ts';
export type { FactsStore } from './projects/facts.ts';
export type { ProjectsOptions } from './projects/plan-projects.ts';
export type { Shard } from './projects/shard.ts';
export type { MeasuredCheck } from './scan/checks.ts';
export type { Measure } from './scan/measure.ts';
import type { Flow } from './flows/flow.ts';
import type { FinishOptions, PlannedFinish } from './finish/plan-finish.ts';
import type { MigrationOptions, PlannedMigration } from './plan-migration.ts';
import type { ProjectsOptions } from './projects/plan-projects.ts';
import type { Shard } from './projects/shard.ts';
import type { Measure } from './scan/measure.ts';

/** Decides what migrating files would change, and writes nothing; the engine is loaded with the first call. */
export async function planMigration(options: MigrationOptions): Promise<PlannedMigration> {
  const engine = await import('./plan-migration.ts');
  return engine.planMigration(options);
}

/** How fat every method of the files (absolute) is, told by syntax alone. */
export async function measure(root: string, files: readonly string[]): Promise<readonly Measure[]> {
  return (await import('./scan/measure.ts')).measureFiles(root, files);
}

/** The flow of every public method of the orchestrators and runtimes among the files (absolute), as the code says it. */
export async function readFlows(root: string, files: readonly string[]): Promise<readonly Flow[]> {
  return (await import('./flows/read-flows.ts')).readFlowsOf(root, files);
}

/** Decides how callers of façades consume results instead, and which façades can go; writes nothing. */
export async function planFinish(options: FinishOptions): Promise<PlannedFinish> {
  const engine = await import('./finish/plan-finish.ts');
  return engine.planFinish(options);
}

/** The files (absolute) of one of several shares: disjoint, complete, and the same on every machine. */
export async function selectShard(root: string, files: readonly string[], shard: Shard): Promise<readonly string[]> {
  return (await import('./projects/shard.ts')).filesOfShard(root, files, shard);
}

/** Decides the same, one tsconfig project after the other, and keeps what is known of each. */
export async function planProjects(options: ProjectsOptions): Promise<PlannedMigration> {
  return (await import('./projects/plan-projects.ts')).planByProject(options);
}

/** The packages that proofs need and that are installed neither in a project nor beside us. */
export async function findMissingTestPackages(root: string): Promise<readonly string[]> {
  const runner = await import('./prove/test-runner.ts');
  return runner.findRunner(root).missing;
}
