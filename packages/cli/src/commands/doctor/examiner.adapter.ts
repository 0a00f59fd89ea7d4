import type { PageSource } from '../explain/pages.adapter.ts';
import type { ProjectExaminer } from './doctor.ports.ts';
import type { Check, ProjectOpened } from './doctor.results.ts';
import { examineFiles } from './examine-files.ts';
import { examinePackages } from './examine-packages.ts';
import { examinePlopfile } from './examine-plopfile.ts';
import { examineRules } from './examine-rules.ts';
import { examineVersions } from './examine-versions.ts';

/** Examines a project with the samples on the pages of the rules. */
export class PageExaminer implements ProjectExaminer {
  private readonly pages: PageSource;

  constructor(pages: PageSource) {
    this.pages = pages;
    Object.freeze(this);
  }

  examineVersions(project: ProjectOpened): Promise<readonly Check[]> {
    return Promise.resolve(examineVersions(project));
  }

  examinePackages(project: ProjectOpened): Promise<readonly Check[]> {
    return Promise.resolve(examinePackages(project));
  }

  async examineFiles(project: ProjectOpened): Promise<readonly Check[]> {
    return await examineFiles(project);
  }

  async examineRules(project: ProjectOpened): Promise<readonly Check[]> {
    return await examineRules(project, this.pages);
  }

  async examinePlopfile(project: ProjectOpened): Promise<readonly Check[]> {
    return await examinePlopfile(project);
  }
}
