import { planChanges, unifiedDiff } from '@tacet/changes';
import { planFinish, type FinishReport } from '@tacet/codemods';
import { glob } from 'tinyglobby';
import { PlanningKind } from '../rewrite/rewrite.kinds.ts';
import type { FilesSelected, Planning, RewritePlanner } from '../rewrite/rewrite.ports.ts';

/** What the planner has to know of the request. */
export interface FinishPlannerOptions {
  readonly root: string;
  readonly methods: readonly string[] | undefined;
  readonly isDiff: boolean;
  readonly colors: boolean;
}

/** Plans with the engine; every file of the project may hold a caller, tests too. */
export class EngineFinishPlanner implements RewritePlanner<FinishReport> {
  private readonly options: FinishPlannerOptions;

  constructor(options: FinishPlannerOptions) {
    this.options = options;
    Object.freeze(this);
  }

  async plan({ files }: FilesSelected): Promise<Planning<FinishReport>> {
    const { root, methods, isDiff, colors } = this.options;
    const ignore = ['**/node_modules/**', '**/dist/**', '**/.tacet/**', '**/*.d.{ts,mts,cts}'];
    const callers = await glob('**/*.{ts,mts,cts,tsx}', { cwd: root, absolute: true, ignore });
    const { report, requests } = await planFinish({
      root,
      files,
      callers: callers.sort(),
      ...(methods === undefined ? {} : { methods }),
    });
    const { plan, problems } = planChanges(root, requests);
    if (plan === undefined) return { kind: PlanningKind.Impossible, problems };
    const diff = isDiff ? await unifiedDiff(plan, { colors }) : '';
    return { kind: PlanningKind.Planned, report, plan, diff };
  }
}
