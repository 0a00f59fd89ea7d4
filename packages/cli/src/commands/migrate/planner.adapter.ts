import { formatContents, planChanges, unifiedDiff, type ChangeRequest } from '@tacet/changes';
import { measure, planProjects, type FactsStore, type LintGate, type VerifyOptions } from '@tacet/codemods';
import { PlanningKind } from '../rewrite/rewrite.kinds.ts';
import type { FilesSelected, Planning, RewritePlanner } from '../rewrite/rewrite.ports.ts';
import type { MeasuredMigration } from './tell-migration.ts';

/** What the planner has to know of the request. */
export interface PlannerOptions {
  readonly root: string;
  readonly methods: readonly string[] | undefined;
  readonly valueObjects: boolean;
  readonly lint: LintGate;
  readonly verify: VerifyOptions | undefined;
  /** Whether the run only measures: nothing is formatted then. */
  readonly isReport: boolean;
  readonly isDiff: boolean;
  readonly colors: boolean;
  readonly facts: FactsStore | undefined;
  readonly onProject: (done: number, total: number, file: string, isKnown: boolean) => void;
}

/** Plans with the engine, and formats new files as the project does. */
export class EngineMigrationPlanner implements RewritePlanner<MeasuredMigration> {
  private readonly options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.options = options;
    Object.freeze(this);
  }

  async plan({ files }: FilesSelected): Promise<Planning<MeasuredMigration>> {
    const { root, methods, valueObjects, lint, verify, isReport, isDiff, colors, facts, onProject } = this.options;
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
    const formatted = isReport && !isDiff ? requests : await formatNew(root, requests);
    const { plan, problems } = planChanges(root, formatted);
    if (plan === undefined) return { kind: PlanningKind.Impossible, problems };
    const measures = isReport ? await measure(root, files) : [];
    const diff = isDiff ? await unifiedDiff(plan, { colors }) : '';
    return { kind: PlanningKind.Planned, report: { migration: report, measures }, plan, diff };
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
