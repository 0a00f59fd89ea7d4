import { measure, planProjects, readFlows, type FactsStore, type Measure, type UnitReport } from '@tacet/codemods';
import { findSources } from '../../selection/source-files.ts';
import { pathInRepository } from '../../selection/git.ts';
import { narrow, type Narrowing } from '../../selection/narrowing.ts';
import { ReadingKind } from './report.kinds.ts';
import type { Reading, ReportSource } from './report.ports.ts';
import { reportOf, type ReportedUnit, type UnitState } from './report.ts';

/** What the survey has to know of the request. */
export interface SurveyOptions {
  /** Where the command was started. */
  readonly directory: string;
  /** The project's top. */
  readonly root: string;
  readonly narrowing: Narrowing;
  /** Whether only flows are asked for: they are read without analysing a method. */
  readonly isFlowsOnly: boolean;
  readonly facts: FactsStore | undefined;
  readonly onProject: (done: number, total: number, file: string, isKnown: boolean) => void;
}

/** Reports on the code itself. */
export class CodeSurvey implements ReportSource {
  private readonly options: SurveyOptions;

  constructor(options: SurveyOptions) {
    this.options = options;
    Object.freeze(this);
  }

  async read(operands: readonly string[]): Promise<Reading> {
    const { directory, root, narrowing, isFlowsOnly } = this.options;
    const found = await findSources(directory, operands);
    if (found.length === 0 && operands.length > 0) {
      const hint = 'Name TypeScript files, folders or globs.';
      return { kind: ReadingKind.Unusable, message: `there is no file ${operands.join(' ')}`, hint };
    }
    const narrowed = await narrow(root, found, narrowing);
    if ('message' in narrowed) return { kind: ReadingKind.Unusable, ...narrowed };
    const { files } = narrowed;
    const units = isFlowsOnly ? [] : await this.survey(files);
    const run = { directory: pathInRepository(root), operands, ...narrowing };
    return {
      kind: ReadingKind.Read,
      report: reportOf(run, files.length, units, await readFlows(root, files)),
    };
  }

  private async survey(files: readonly string[]): Promise<readonly ReportedUnit[]> {
    const { root, facts, onProject } = this.options;
    const { report } = await planProjects({ root, files, onProject, ...(facts === undefined ? {} : { facts }) });
    return joinUnits(await measure(root, files), report.units);
  }
}

/** What was measured of a method, and what the engine says of it. */
function joinUnits(measures: readonly Measure[], planned: readonly UnitReport[]): readonly ReportedUnit[] {
  const known = new Map(planned.map((unit) => [`${unit.file}:${unit.line.toString()}:${unit.method}`, unit]));
  return measures.map(({ isFacade, checks, ...measured }) => {
    const unit = known.get(`${measured.file}:${measured.line.toString()}:${measured.method}`);
    const state = stateOf(isFacade, unit);
    const isFat = state === 'refused' || state === 'migratable';
    return {
      ...measured,
      fat: isFat
        ? Math.max(
            1,
            Object.values(checks).reduce((sum, count) => sum + count, 0),
          )
        : 0,
      checks: isFat ? checks : {},
      state,
      tier: unit?.tier,
      refusals: unit?.refusals ?? [],
    };
  });
}

function stateOf(isFacade: boolean, unit: UnitReport | undefined): UnitState {
  if (isFacade) return 'migrated';
  return unit?.status ?? 'clean';
}
