import { FileStatus, type PlannedFile } from './generation.ts';
import { isInTheWay, type ProjectPlan } from './plan-generation.ts';
import type { PlanProblem } from './project-state.ts';
import { showPath } from './project.ts';

/** What each finding about a generated file is called; every code has a page of the same name in `pages/`. */
export const fileFindingCodes = [
  'absent-file',
  'broken-template',
  'damaged-lock',
  'edited-file',
  'foreign-file',
  'stale-file',
  'two-specs-one-file',
] as const;

/** Something about a file that is in the way, or not as its spec asks; the path is relative to a directory, with `/`. */
export interface FileFinding {
  readonly code: PlanProblem['code'] | (typeof fileFindingCodes)[number];
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** What keeps plans from being carried out. */
export function findObstacles(plans: readonly ProjectPlan[], directory: string): readonly FileFinding[] {
  return plans.flatMap(({ root, files, problems }) => [
    ...files.filter(isInTheWay).map((file) => obstacleOf(file, showPath(root, file.path, directory))),
    ...problems.map((problem) => toFileFinding(problem, root, directory)),
  ]);
}

/** What in the projects is not as the specs ask. */
export function findDrift(plans: readonly ProjectPlan[], directory: string): readonly FileFinding[] {
  return plans.flatMap(({ root, files, problems }) => [
    ...files.flatMap((file) => driftOf(file, showPath(root, file.path, directory))),
    ...problems.map((problem) => toFileFinding(problem, root, directory)),
  ]);
}

function driftOf(file: PlannedFile, path: string): readonly FileFinding[] {
  const hint = 'Run tacet generate.';
  switch (file.status) {
    case FileStatus.New:
      return [error('absent-file', path, `${path} is missing: ${file.spec} asks for it.`, hint)];
    case FileStatus.Changed:
      return [error('stale-file', path, `${path} is out of date: ${file.spec} asks for something else.`, hint)];
    case FileStatus.Edited:
    case FileStatus.Foreign:
      return [obstacleOf(file, path)];
    case FileStatus.Overwritten:
    case FileStatus.Unchanged:
    case FileStatus.Kept:
    case FileStatus.Ejected:
    case FileStatus.Orphaned:
    case FileStatus.Deleted:
      return [];
  }
}

function obstacleOf({ status, spec, rival }: PlannedFile, path: string): FileFinding {
  if (rival !== undefined) {
    return error(
      'two-specs-one-file',
      path,
      `${path} was written for ${rival}, and ${spec} asks for it, too.`,
      'Give one of the specs another context, or move it to a folder of its own.',
    );
  }
  if (status === FileStatus.Edited) {
    return error(
      'edited-file',
      path,
      `${path} is generated from ${spec}, and was edited by hand.`,
      `Change the spec instead. To lose the edits: tacet generate --force. To keep them for good: tacet eject ${path}`,
    );
  }
  return error(
    'foreign-file',
    path,
    `${path} is in the way: tacet did not write it.`,
    `Move it away: ${spec} asks for a file of this name.`,
  );
}

/** A problem of a project as a finding, told from a directory. */
export function toFileFinding(problem: PlanProblem, root: string, directory: string): FileFinding {
  const { code, severity, path: own, message, hint } = problem;
  const path = showPath(root, own, directory);
  return { code, severity, path, hint, message: message.includes(own) ? message : `${path}: ${message}` };
}

function error(code: FileFinding['code'], path: string, message: string, hint: string): FileFinding {
  return { code, severity: 'error', path, message, hint };
}
