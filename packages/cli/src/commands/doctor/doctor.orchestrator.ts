import type { CommandResult } from '../command.results.ts';
import { OpeningKind } from './doctor.kinds.ts';
import type { DoctorReporter, ProjectExaminer, ProjectStore } from './doctor.ports.ts';
import type { ProjectOpened } from './doctor.results.ts';

/** `tacet doctor`: open → examine → report. */
export class DoctorOrchestrator {
  private readonly projects: ProjectStore;
  private readonly examiner: ProjectExaminer;
  private readonly reporter: DoctorReporter;

  constructor(projects: ProjectStore, examiner: ProjectExaminer, reporter: DoctorReporter) {
    this.projects = projects;
    this.examiner = examiner;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Examines the project of this directory. */
  async examine(): Promise<CommandResult> {
    const opening = await this.projects.open();
    switch (opening.kind) {
      case OpeningKind.Unusable:
        return this.reporter.unusable(opening);
      case OpeningKind.Opened:
        return await this.report(opening);
    }
  }

  private async report(project: ProjectOpened): Promise<CommandResult> {
    const versions = await this.examiner.examineVersions(project);
    const packages = await this.examiner.examinePackages(project);
    const files = await this.examiner.examineFiles(project);
    const rules = await this.examiner.examineRules(project);
    const plopfile = await this.examiner.examinePlopfile(project);
    return this.reporter.examined(versions, packages, files, rules, plopfile);
  }
}
