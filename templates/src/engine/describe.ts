import { FileStatus, type PlannedFile } from './generation.ts';
import type { FileFinding } from './file-findings.ts';
import type { ProjectPlan } from './plan-generation.ts';
import { showPath } from './project.ts';

/** How words are painted; identity functions for plain text. */
export type Paint = Readonly<Record<'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow', (text: string) => string>>;

/** How a plan is told. */
export interface Telling {
  /** What paths are told relative to. */
  readonly directory: string;
  readonly paint: Paint;
  /** Whether the plan has been carried out, or would be. */
  readonly isDone: boolean;
  /** Whether only what deserves attention is told, beside the closing line. */
  readonly isBrief?: boolean;
}

/** More kept files than this are counted, not listed, unless they lack something. */
const keptLimit = 40;

/** The files of plans, one line each, and a closing line that counts them. */
export function describeFiles(plans: readonly ProjectPlan[], telling: Telling): string {
  const { paint } = telling;
  const files = plans.flatMap((plan) =>
    plan.files.map((file) => ({ file, path: showPath(plan.root, file.path, telling.directory) })),
  );
  const isFew =
    telling.isBrief !== true && files.filter(({ file }) => file.status === FileStatus.Kept).length <= keptLimit;
  const lines = files
    .filter(({ file }) => isTold(file, isFew, telling.isBrief === true))
    .flatMap(({ file, path }) => {
      const note = noteOn(file);
      const head = `  ${paintMark(file.status, paint)} ${path}${note === '' ? '' : paint.dim(`  ${note}`)}`;
      return [head, ...file.missing.map((gap) => `      ${paint.yellow(gap)}`)];
    });
  return [
    ...lines,
    summarise(
      files.map(({ file }) => file),
      telling.isDone,
    ),
  ]
    .join('\n')
    .concat('\n');
}

/** Findings, a paragraph each, in the form of a spec's diagnostics. */
export function describeFindings(findings: readonly FileFinding[], { bold, cyan, dim, red, yellow }: Paint): string {
  return findings
    .map(({ severity, code, message, hint }) => {
      const paint = severity === 'error' ? red : yellow;
      const page = dim(`page: tacet explain ${code}`);
      return `${paint(bold(`${severity}[${code}]`))} ${message}\n  ${cyan('hint:')} ${hint}\n  ${page}\n\n`;
    })
    .join('');
}

function isTold({ status, missing }: PlannedFile, isFew: boolean, isBrief: boolean): boolean {
  if (status === FileStatus.Unchanged || status === FileStatus.Ejected) return false;
  if (status === FileStatus.Kept) return isFew || missing.length > 0;
  return !isBrief || status === FileStatus.Orphaned;
}

function paintMark(status: FileStatus, { cyan, dim, green, red, yellow }: Paint): string {
  switch (status) {
    case FileStatus.New:
      return green('+');
    case FileStatus.Changed:
    case FileStatus.Overwritten:
      return yellow('~');
    case FileStatus.Deleted:
      return red('-');
    case FileStatus.Edited:
    case FileStatus.Foreign:
      return red('!');
    case FileStatus.Orphaned:
      return yellow('?');
    case FileStatus.Kept:
      return cyan('=');
    case FileStatus.Unchanged:
    case FileStatus.Ejected:
      return dim('=');
  }
}

function noteOn({ status, ownership, missing }: PlannedFile): string {
  switch (status) {
    case FileStatus.New:
      return ownership === 'owned' ? 'yours from now on' : '';
    case FileStatus.Overwritten:
      return 'edits overwritten';
    case FileStatus.Deleted:
      return 'no spec asks for it any more';
    case FileStatus.Edited:
      return 'edited by hand';
    case FileStatus.Foreign:
      return 'not written by tacet';
    case FileStatus.Orphaned:
      return ownership === 'owned'
        ? 'yours; no spec asks for it any more'
        : 'no spec asks for it any more; --prune deletes it if it was not edited';
    case FileStatus.Kept:
      return missing.length > 0 ? 'yours, and behind its spec:' : 'yours, kept';
    case FileStatus.Changed:
    case FileStatus.Unchanged:
    case FileStatus.Ejected:
      return '';
  }
}

function summarise(files: readonly PlannedFile[], isDone: boolean): string {
  const count = (...statuses: readonly FileStatus[]): number =>
    files.filter(({ status }) => statuses.includes(status)).length;
  const written = count(FileStatus.New, FileStatus.Changed, FileStatus.Overwritten);
  const parts = [
    { count: written, text: isDone ? 'written' : 'to write' },
    { count: count(FileStatus.Deleted), text: isDone ? 'deleted' : 'to delete' },
    { count: count(FileStatus.Unchanged), text: 'up to date' },
    { count: count(FileStatus.Kept, FileStatus.Ejected), text: 'yours' },
    { count: count(FileStatus.Orphaned), text: 'orphaned' },
    { count: count(FileStatus.Edited, FileStatus.Foreign), text: 'in the way' },
  ].filter((part) => part.count > 0);
  const total = files.length === 1 ? '1 file' : `${files.length.toString()} files`;
  return `${total}: ${parts.map((part) => `${part.count.toString()} ${part.text}`).join(', ')}`;
}
