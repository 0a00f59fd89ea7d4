import type { CommandResult } from '../command.results.ts';
import type { Check, Opening, ProjectOpened, ProjectUnusable } from './doctor.results.ts';

/** Finds the user's ESLint and configuration. */
export interface ProjectStore {
  open(): Promise<Opening>;
}

/** Looks at a project, and changes nothing. */
export interface ProjectExaminer {
  examineVersions(project: ProjectOpened): Promise<readonly Check[]>;
  examinePackages(project: ProjectOpened): Promise<readonly Check[]>;
  examineFiles(project: ProjectOpened): Promise<readonly Check[]>;
  examineRules(project: ProjectOpened): Promise<readonly Check[]>;
  examinePlopfile(project: ProjectOpened): Promise<readonly Check[]>;
}

/** Tells the user what was found. */
export interface DoctorReporter {
  unusable(project: ProjectUnusable): CommandResult;
  examined(...checks: readonly (readonly Check[])[]): CommandResult;
}
