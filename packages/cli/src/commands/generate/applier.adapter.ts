import { applyChanges, undo } from '@tacet/changes';
import { toFileFinding, type PlanningReady } from '@tacet/templates';
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
    const done: string[] = [];
    for (const { root, changes } of planning.plans) {
      if (changes === undefined || changes.changes.length === 0) continue;
      const { applied, problems } = await applyChanges(changes);
      if (!applied) {
        for (const earlier of done.toReversed()) await undo(earlier);
        const findings = problems.map((problem) => toFileFinding(problem, root, this.directory));
        return { kind: AppliedKind.Failed, planning, problems: findings };
      }
      done.push(root);
    }
    return { kind: AppliedKind.Written, planning };
  }
}

/** Takes a plan as carried out, and writes nothing. */
export class DryApplier implements GenerationApplier {
  apply(planning: PlanningReady): Promise<Applied> {
    return Promise.resolve({ kind: AppliedKind.Written, planning });
  }
}
