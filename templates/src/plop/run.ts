import { unifiedDiff } from '@tacet/changes';
import { applyPlans } from '../engine/apply-plans.ts';
import { describeDiagnostics } from '../engine/describe-diagnostics.ts';
import { describeFiles, describeFindings } from '../engine/describe.ts';
import { describeInstall, findInstallCommands } from '../engine/lacking-packages.ts';
import { findObstacles, type FileFinding } from '../engine/file-findings.ts';
import { PlanningKind, planSpecs, type PlanningReady } from '../engine/planning.ts';
import { failure } from './failure.ts';
import { isPainted, paint } from './paint.ts';

/** What to generate. */
export interface SpecRun {
  readonly directory: string;
  /** The spec, absolute. */
  readonly file: string;
  /** The text the spec is to have; without it, the spec stays as it is. */
  readonly text?: string;
  readonly force: boolean;
  readonly prune: boolean;
  /** Where the report goes. */
  readonly write: (text: string) => void;
}

/** Plans, applies and reports like `tacet generate`; the spec's new text is part of the same change. */
export async function generateSpec({ directory, file, text, force, prune, write }: SpecRun): Promise<string> {
  const edits = new Map(text === undefined ? [] : [[file, text]]);
  const planning = await planSpecs({ files: [file], directory, edits, force, prune });
  write(await describeDiagnostics(planning.diagnostics, directory, isPainted));
  switch (planning.kind) {
    case PlanningKind.Invalid:
      throw failure(1, 'The spec is not valid: nothing was written.');
    case PlanningKind.Misconfigured:
      write(describeFindings(findObstacles(planning.plans, directory), paint));
      throw failure(2, 'Nothing was written.');
    case PlanningKind.Refused:
      for (const { losses } of planning.plans) {
        if (losses !== undefined) write(await unifiedDiff(losses, { colors: isPainted }));
      }
      throw refused(findObstacles(planning.plans, directory), write);
    case PlanningKind.Ready:
      return await apply(planning, directory, write);
  }
}

async function apply({ plans }: PlanningReady, directory: string, write: SpecRun['write']): Promise<string> {
  const problems = await applyPlans(plans, directory);
  if (problems.length > 0) throw refused(problems, write);
  const lines = describeFiles(plans, { directory, paint, isDone: true }).trimEnd().split('\n');
  write(
    lines
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join(''),
  );
  write(describeInstall(findInstallCommands(plans)));
  return lines.at(-1) ?? '';
}

function refused(findings: readonly FileFinding[], write: SpecRun['write']): Error {
  write(describeFindings(findings, paint));
  return failure(3, 'Nothing was written.');
}
