import { unifiedDiff, type Plan } from '@tacet/changes';
import { lockFileName } from '@tacet/templates';
import type { PlanningReport } from './report.ts';

/** The lines that a report is to show: all that changes, or at least the edits that stand in the way. */
export async function diffOf({ command, plans, isDiff }: PlanningReport, colors: boolean): Promise<string> {
  const isRefusal = command === 'generate';
  const shown = plans.flatMap(({ changes, losses }) => [
    ...(isDiff && changes !== undefined ? [withoutLock(changes)] : []),
    ...((isDiff || isRefusal) && losses !== undefined ? [losses] : []),
  ]);
  const diffs = await Promise.all(shown.map((plan) => unifiedDiff(plan, { colors })));
  return diffs.join('');
}

function withoutLock(plan: Plan): Plan {
  return { ...plan, changes: plan.changes.filter(({ path }) => path !== lockFileName) };
}
