import { applyPlans, type PlanningReady } from '@tacet/templates';
import { AppliedKind } from './generate.kinds.ts';
import type { Applied, GenerationApplier } from './generate.ports.ts';

/** Writes plans to disk: project by project, and all of them or none. */
export class DiskApplier implements GenerationApplier {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    Object.freeze(this);
  }

  async apply(planning: PlanningReady): Promise<Applied> {
    const problems = await applyPlans(planning.plans, this.directory);
    return problems.length === 0
      ? { kind: AppliedKind.Written, planning }
      : { kind: AppliedKind.Failed, planning, problems };
  }
}

/** Takes a plan as carried out, and writes nothing. */
export class DryApplier implements GenerationApplier {
  apply(planning: PlanningReady): Promise<Applied> {
    return Promise.resolve({ kind: AppliedKind.Written, planning });
  }
}
