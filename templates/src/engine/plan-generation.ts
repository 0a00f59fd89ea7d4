import { formatContents, planChanges, recover, type ChangeRequest, type Plan, type Problem } from '@tacet/changes';
import type { Context } from '@tacet/spec';
import { join } from 'node:path';
import type { TemplateSet } from '../rendering/template-set.ts';
import { decideFile, nextLock, type DecidedFile } from './decided-file.ts';
import { normalise } from './fingerprint.ts';
import { FileStatus, type PlannedFile } from './generation.ts';
import { isLockProblem, lockFileName, printLock, readLock, type Lock } from './lock-file.ts';
import { findOrphans } from './orphans.ts';
import { needsFormatter } from './ownership.ts';
import { readText } from './project.ts';
import { TemplateFailure } from './user-templates.ts';
import { findWantedFiles, type WantedFile } from './wanted-files.ts';

/** What to plan for one project. */
export interface GenerationRequest {
  readonly root: string;
  /** The valid specs of this project. */
  readonly specs: readonly Context[];
  /** Contexts that these use: their values are generated along. */
  readonly used?: readonly Context[];
  readonly templates: TemplateSet;
  /** Overwrite generated files that were edited by hand. */
  readonly force?: boolean;
  /** Delete orphans that are as tacet left them. */
  readonly prune?: boolean;
  /** Put an interrupted earlier run right, as planning to write does; looking does not. Default: true. */
  readonly recover?: boolean;
  /** New texts of specs, written along with what they ask for. */
  readonly edits?: readonly { readonly path: string; readonly content: string }[];
  /** Hears how many contexts have been looked at. */
  readonly onContext?: (done: number) => void;
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

/** A problem of the file system, the formatter, a template of the user's, or the lock file itself. */
export type PlanProblem = Omit<Problem, 'code'> & {
  readonly code: Problem['code'] | 'broken-template' | 'damaged-lock';
};

/** Plans what the specs of one project ask for: which files are written, which are kept, which stand in the way. */
export async function planGeneration(request: GenerationRequest): Promise<ProjectPlan> {
  const { root, specs, force = false, prune = false, recover: isRecovering = true } = request;
  const recovery = recover(root, { checkOnly: !isRecovering });
  if (recovery.problems.length > 0) return stopped(root, recovery.problems);
  const lockText = readText(join(root, lockFileName));
  const lock = readLock(lockText);
  if (isLockProblem(lock)) return stopped(root, [damagedLock(lock.reason)]);

  const { decided, problems } = await decideFiles(request, lock, force);
  if (problems.some(({ severity }) => severity === 'error')) return stopped(root, problems);

  const orphans = findOrphans({
    root,
    lock,
    specs: new Set(specs.map(({ path }) => path)),
    wanted: new Set(decided.map(({ path }) => path)),
    prune,
  });
  const files = [...decided, ...orphans.files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const next = nextLock(lock, files, orphans.forgotten);
  const requests = [...(request.edits ?? []), ...files.flatMap(requestFor), ...lockRequest(lockText, next)];
  const planned = planChanges(root, requests, { recover: isRecovering });
  return {
    root,
    files: files.map(toPlannedFile),
    changes: files.some(isInTheWay) ? undefined : planned.plan,
    losses: planLosses(root, files),
    problems: [...problems, ...planned.problems],
  };
}

/** Whether a file keeps its whole project from being written. */
export function isInTheWay({ status }: PlannedFile): boolean {
  return status === FileStatus.Edited || status === FileStatus.Foreign;
}

interface Decisions {
  readonly decided: readonly DecidedFile[];
  readonly problems: readonly PlanProblem[];
}

/** So many texts are formatted at a time: enough to keep a formatter busy, too few to fill the memory. */
const batchSize = 500;

/** Fills the templates and decides about each file; texts of files that are not written are not kept. */
async function decideFiles(request: GenerationRequest, lock: Lock, force: boolean): Promise<Decisions> {
  const decided: DecidedFile[] = [];
  const problems: PlanProblem[] = [];
  const pending: WantedFile[] = [];
  const format = async (): Promise<void> => {
    const formatted = await formatContents(request.root, pending.map(toFormattable));
    problems.push(...formatted.problems.filter((one) => !problems.some((other) => other.message === one.message)));
    decided.push(...pending.map((file, index) => decideFile(file, formatted.files[index]?.content, force)));
    pending.length = 0;
  };
  try {
    for (const file of findWantedFiles(request, lock)) {
      if (needsFormatter(file)) pending.push(file);
      else decided.push(decideFile(file, undefined, force));
      if (pending.length >= batchSize) await format();
    }
    if (pending.length > 0) await format();
    return { decided, problems };
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error;
    return { decided, problems: [brokenTemplate(error)] };
  }
}

function brokenTemplate({ path, message }: TemplateFailure): PlanProblem {
  return {
    code: 'broken-template',
    severity: 'error',
    path,
    message: `${path} cannot be filled: ${message}`,
    hint: 'Correct it; without the file, the template of tacet is used.',
  };
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

function lockRequest(before: string | undefined, next: Lock): readonly ChangeRequest[] {
  const content = printLock(next);
  if (before === undefined ? next.size === 0 : normalise(before) === normalise(content)) return [];
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

/** The problem that the lock file cannot be read. */
export function damagedLock(reason: string): PlanProblem {
  return {
    code: 'damaged-lock',
    severity: 'error',
    path: lockFileName,
    message: `${lockFileName} cannot be read: ${reason}.`,
    hint: 'Restore it from version control, or delete it: files that are as generated are recognised again.',
  };
}

function toFormattable({ path, source }: WantedFile): { readonly path: string; readonly content: string } {
  return { path, content: source };
}

function toPlannedFile({ path, spec, ownership, status, missing, rival }: DecidedFile): PlannedFile {
  return { path, spec, ownership, status, missing, ...(rival === undefined ? {} : { rival }) };
}
