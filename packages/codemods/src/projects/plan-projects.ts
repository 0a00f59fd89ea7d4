import path from 'node:path';
import { planMigration, type MigrationOptions, type PlannedMigration } from '../plan-migration.ts';
import { summarise } from '../summary.ts';
import { factsName, findKept, keep, type FactsStore } from './facts.ts';
import { groupByProject } from './group-files.ts';

/** What to migrate, project by project. */
export interface ProjectsOptions extends Omit<MigrationOptions, 'tsconfig' | 'onProgress'> {
  /** Where facts are kept; without it every project is analysed anew. */
  readonly facts?: FactsStore;
  /** Called before each project; `isKnown` says that its facts are kept. */
  readonly onProject?: (done: number, total: number, file: string, isKnown: boolean) => void;
}

/**
 * Plans one tsconfig project after the other, so that only one program is in memory at a time, and keeps what is known of each:
 * a run that was killed goes on where it was, and what has not changed is not analysed again.
 */
export async function planByProject({ facts, onProject, ...options }: ProjectsOptions): Promise<PlannedMigration> {
  const { root, files } = options;
  const projects = groupByProject(root, files);
  const planned: PlannedMigration[] = [];
  for (const [index, project] of projects.entries()) {
    const own = {
      ...options,
      files: project.files,
      ...(project.tsconfig === undefined ? {} : { tsconfig: project.tsconfig }),
    };
    const name = factsName(root, project, options);
    const kept = facts === undefined ? undefined : findKept(facts, name, root, project);
    const first = path.relative(root, project.files[0] ?? root);
    onProject?.(index, projects.length, first, kept !== undefined);
    const plan = kept ?? (await planMigration(own));
    if (kept === undefined && facts !== undefined) keep(facts, name, root, project, plan);
    planned.push({ ...plan, inputs: [] });
  }
  return addUp(root, files.length, planned);
}

function addUp(root: string, files: number, planned: readonly PlannedMigration[]): PlannedMigration {
  const units = planned
    .flatMap(({ report }) => report.units)
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const add = (part: 'scan' | 'analyse' | 'verify'): number =>
    planned.reduce((sum, { report }) => sum + report.timing[part], 0);
  const timing = { scan: add('scan'), analyse: add('analyse'), verify: add('verify') };
  return {
    report: summarise(root, files, units, timing),
    requests: withoutRepeats(planned.flatMap(({ requests }) => requests)),
    inputs: planned.flatMap(({ inputs }) => inputs),
  };
}

/** What several projects would write alike is written once. */
function withoutRepeats(requests: PlannedMigration['requests']): PlannedMigration['requests'] {
  const seen = new Set<string>();
  return requests.filter((request) => {
    const text = JSON.stringify(request);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
