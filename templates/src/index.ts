export { applyPlans } from './engine/apply-plans.ts';
export { describeDiagnostics } from './engine/describe-diagnostics.ts';
export { EjectionKind, planEjection, type Ejection } from './engine/ejection.ts';
export { describeFiles, describeFindings, type Paint, type Telling } from './engine/describe.ts';
export { fileFindingCodes, findDrift, findObstacles, toFileFinding, type FileFinding } from './engine/file-findings.ts';
export { FileStatus, type PlannedFile } from './engine/generation.ts';
export { describeInstall, findInstallCommands, findRememberedCommands } from './engine/lacking-packages.ts';
export { lockFileName } from './engine/lock-file.ts';
export { findInstaller } from './engine/installer.ts';
export { findPage } from './engine/page.ts';
export type { ProjectPlan } from './engine/plan-generation.ts';
export type { PlanProblem } from './engine/project-state.ts';
export {
  PlanningKind,
  planSpecs,
  type Planning,
  type PlanningInvalid,
  type PlanningMisconfigured,
  type PlanningReady,
  type PlanningRefused,
  type PlanningRequest,
  type SpecDiagnostic,
} from './engine/planning.ts';
export { findRoot, showPath } from './engine/project.ts';
