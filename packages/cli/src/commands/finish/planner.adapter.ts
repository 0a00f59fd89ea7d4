import { planChanges, unifiedDiff } from '@tacet/changes';
import { planFinish } from '@tacet/codemods';
import { glob } from 'tinyglobby';
import type { FilesSelected } from '../migrate/migrate.ports.ts';
import { FinishPlanningKind } from './finish.kinds.ts';
import type { FinishPlanner, FinishPlanning } from './finish.ports.ts';

/** What the planner has to know of the request. */
export interface FinishPlannerOptions {
  readonly root: string;
  readonly methods: readonly string[] | undefined;
  readonly colors: boolean;
}

/** Plans with the engine; every file of the project may hold a caller, tests too. */
export class EngineFinishPlanner implements FinishPlanner {
  private readonly options: FinishPlannerOptions;

  constructor(options: FinishPlannerOptions) {
    this.options = options;
    Object.freeze(this);
  }

  async plan({ files }: FilesSelected): Promise<FinishPlanning> {
    const { root, methods, colors } = this.options;
    const ignore = ['**/node_modules/**', '**/dist/**', '**/.tacet/**', '**/*.d.{ts,mts,cts}'];
    const callers = await glob('**/*.{ts,mts,cts,tsx}', { cwd: root, absolute: true, ignore });
    const { report, requests } = await planFinish({
      root,
      files,
      callers: callers.sort(),
      ...(methods === undefined ? {} : { methods }),
    });
    const { plan, problems } = planChanges(root, requests);
    if (plan === undefined) return { kind: FinishPlanningKind.Impossible, problems };
    return { kind: FinishPlanningKind.Planned, report, plan, diff: await unifiedDiff(plan, { colors }) };
  }
}
