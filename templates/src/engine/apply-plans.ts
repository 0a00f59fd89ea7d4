import { applyChanges, undo } from '@tacet/changes';
import { toFileFinding, type FileFinding } from './file-findings.ts';
import type { ProjectPlan } from './plan-generation.ts';

/** Carries plans out, project by project: all of them, or none and the reasons. */
export async function applyPlans(plans: readonly ProjectPlan[], directory: string): Promise<readonly FileFinding[]> {
  const done: string[] = [];
  for (const { root, changes } of plans) {
    if (changes === undefined || changes.changes.length === 0) continue;
    const { applied, problems } = await applyChanges(changes);
    if (!applied) {
      for (const earlier of done.toReversed()) await undo(earlier);
      return problems.map((problem) => toFileFinding(problem, root, directory));
    }
    done.push(root);
  }
  return [];
}
