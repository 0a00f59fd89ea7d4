import { formatContents, planChanges, unifiedDiff, type ChangeRequest } from '@tacet/changes';
import { planProjects, type FactsStore, type LintGate, type VerifyOptions } from '@tacet/codemods';
import { PlanningKind } from './migrate.kinds.ts';
import type { FilesSelected, MigrationPlanner, Planning } from './migrate.ports.ts';

/** What the planner has to know of the request. */
export interface PlannerOptions {
  readonly root: string;
  readonly methods: readonly string[] | undefined;
  readonly valueObjects: boolean;
  readonly lint: LintGate;
  readonly verify: VerifyOptions | undefined;
  readonly colors: boolean;
  readonly facts: FactsStore | undefined;
  readonly onProject: (done: number, total: number, file: string, isKnown: boolean) => void;
}

/** Plans with the engine, and formats new files as the project does. */
export class EngineMigrationPlanner implements MigrationPlanner {
  private readonly options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.options = options;
    Object.freeze(this);
  }

  async plan({ files }: FilesSelected): Promise<Planning> {
    const { root, methods, valueObjects, lint, verify, colors, facts, onProject } = this.options;
    const { report, requests } = await planProjects({
      root,
      files,
      lint,
      onProject,
      ...(facts === undefined ? {} : { facts }),
      valueObjects,
      ...(methods === undefined ? {} : { methods }),
      ...(verify === undefined ? {} : { verify }),
    });
    const formatted = await formatNew(root, requests);
    const { plan, problems } = planChanges(root, formatted);
    if (plan === undefined) return { kind: PlanningKind.Impossible, problems };
    return { kind: PlanningKind.Planned, report, plan, diff: await unifiedDiff(plan, { colors }) };
  }
}

/** New files are formatted whole; the services keep every byte that the migration did not touch. */
async function formatNew(root: string, requests: readonly ChangeRequest[]): Promise<readonly ChangeRequest[]> {
  const created = requests.flatMap((request) =>
    'content' in request && typeof request.content === 'string' && request.expected === 'absent'
      ? [{ ...request, content: request.content }]
      : [],
  );
  const { files } = await formatContents(root, created);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return requests.map((request) => byPath.get(request.path) ?? request);
}
