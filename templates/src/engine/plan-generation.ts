import { planChanges, type ChangeRequest, type Plan } from '@tacet/changes';
import type { DecidedFile } from './decided-file.ts';
import type { Decisions } from './filling.ts';
import { normalise } from './fingerprint.ts';
import { FileStatus, type PlannedFile } from './generation.ts';
import { lockFileName, printLock, type Lock } from './lock-file.ts';
import { nextLock } from './next-lock.ts';
import { findOrphans } from './orphans.ts';
import type { PlanProblem, ProjectState } from './project-state.ts';
import type { ProjectReading } from './read-project.ts';
import type { Making } from './seal.ts';

/** What to plan for one project. */
export interface GenerationRequest {
  readonly state: ProjectState;
  readonly reading: ProjectReading;
  /** What files are made from; `undefined` when it is not known. */
  readonly making: Making | undefined;
  /** Overwrite generated files that were edited by hand. */
  readonly force: boolean;
  /** Delete orphans that are as tacet left them. */
  readonly prune: boolean;
  /** Put an interrupted earlier run right, as planning to write does; looking does not. */
  readonly recover: boolean;
  /** New texts of specs, written along with what they ask for. */
  readonly edits: readonly { readonly path: string; readonly content: string }[];
  /** Hears how many contexts have been looked at. */
  readonly onContext: (done: number) => void;
}

/** What would happen in one project; nothing of it has been written. */
export interface ProjectPlan {
  readonly root: string;
  /** Sorted by path. */
  readonly files: readonly PlannedFile[];
  /** All that would be written, the lock file included; `undefined` where something stands in the way. */
  readonly changes: Plan | undefined;
  /** What would be lost of the user's edits by `force`; `undefined` without edits. */
  readonly losses: Plan | undefined;
  /** Why nothing can be written. */
  readonly problems: readonly PlanProblem[];
}

/** Plans what the specs of one project ask for: which files are written, which are kept, which stand in the way. */
export async function planGeneration(request: GenerationRequest): Promise<ProjectPlan> {
  const { state, reading, making, prune, recover, edits } = request;
  const { root, lock, lockText } = state;
  if (state.problems.length > 0) return stopped(root, state.problems);
  const { decided, problems } = await fill(request);
  if (problems.some(({ severity }) => severity === 'error')) return stopped(root, problems);

  const known = [...decided, ...reading.settled.flatMap((settled) => settled.files)];
  const orphans = findOrphans({
    root,
    lock,
    specs: new Set([...reading.contexts.map(({ path }) => path), ...reading.settled.map(({ spec }) => spec)]),
    wanted: new Set(known.map(({ path }) => path)),
    prune,
  });
  const files = [...known, ...orphans.files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const isSame = decided.length + orphans.files.length + orphans.forgotten.length === 0;
  const { sealable: filled, hashes } = reading;
  const next = isSame ? undefined : nextLock({ lock, files, forgotten: orphans.forgotten, filled, hashes, making });
  const requests = [...edits, ...files.flatMap(requestFor), ...lockRequest(lockText, next)];
  const planned = planChanges(root, requests, { recover });
  return {
    root,
    files: files.map(toPlannedFile),
    changes: files.some(isInTheWay) ? undefined : planned.plan,
    losses: planLosses(root, files),
    problems: [...problems, ...planned.problems],
  };
}

/** Templates, and all that fills them, are loaded only when a file has to be made. */
async function fill({ state, reading, force, onContext }: GenerationRequest): Promise<Decisions> {
  const { contexts: specs, used, settled } = reading;
  if (specs.length + used.length === 0) return { decided: [], problems: [] };
  const { fillTemplates } = await import('./filling.ts');
  return await fillTemplates({ ...state, specs, used, settled, force, onContext });
}

/** Whether a file keeps its whole project from being written. */
export function isInTheWay({ status }: PlannedFile): boolean {
  return status === FileStatus.Edited || status === FileStatus.Foreign;
}

function requestFor({ path, status, content }: DecidedFile): readonly ChangeRequest[] {
  switch (status) {
    case FileStatus.New:
    case FileStatus.Changed:
    case FileStatus.Overwritten:
      return content === undefined ? [] : [{ path, content }];
    case FileStatus.Deleted:
      return [{ path, delete: true }];
    case FileStatus.Unchanged:
    case FileStatus.Kept:
    case FileStatus.Ejected:
    case FileStatus.Edited:
    case FileStatus.Foreign:
    case FileStatus.Orphaned:
      return [];
  }
}

function lockRequest(before: string | undefined, next: Lock | undefined): readonly ChangeRequest[] {
  if (next === undefined) return [];
  const content = printLock(next);
  if (before === undefined ? next.files.size === 0 : normalise(before) === normalise(content)) return [];
  return [{ path: lockFileName, content }];
}

function planLosses(root: string, files: readonly DecidedFile[]): Plan | undefined {
  const requests = files
    .filter(({ status }) => status === FileStatus.Edited)
    .flatMap(({ path, content }) => (content === undefined ? [] : [{ path, content }]));
  return requests.length === 0 ? undefined : planChanges(root, requests, { recover: false }).plan;
}

function stopped(root: string, problems: readonly PlanProblem[]): ProjectPlan {
  return { root, files: [], changes: undefined, losses: undefined, problems };
}

function toPlannedFile({ path, spec, ownership, status, missing, rival }: DecidedFile): PlannedFile {
  return { path, spec, ownership, status, missing, ...(rival === undefined ? {} : { rival }) };
}
