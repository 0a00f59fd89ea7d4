import type { Diagnostic } from '@tacet/spec';
import { relative } from 'node:path';
import { readEdition } from './edition.ts';
import { fingerprintOverrides } from './overrides.ts';
import { isInTheWay, planGeneration, type ProjectPlan } from './plan-generation.ts';
import { openProject } from './project-state.ts';
import { groupByProject, toSlashes } from './project.ts';
import { readProject, type ProjectReading } from './read-project.ts';
import type { Making } from './seal.ts';

/** How planning can end. */
export const PlanningKind = {
  Invalid: 'invalid',
  Misconfigured: 'misconfigured',
  Refused: 'refused',
  Ready: 'ready',
} as const;

/** A diagnostic, and where to look it up. */
export interface SpecDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly root: string;
  /** The text of the spec. */
  readonly text: string;
}

/** Specs are wrong: nothing is written, not even for those that are right. */
export interface PlanningInvalid {
  readonly kind: typeof PlanningKind.Invalid;
  readonly diagnostics: readonly SpecDiagnostic[];
}

interface Planned {
  /** Warnings about the specs. */
  readonly diagnostics: readonly SpecDiagnostic[];
  /** One for each project. */
  readonly plans: readonly ProjectPlan[];
}

/** The lock file, a template or the formatter is wrong. */
export interface PlanningMisconfigured extends Planned {
  readonly kind: typeof PlanningKind.Misconfigured;
}

/** Something of the user's would be lost, or lies where it may not be written. */
export interface PlanningRefused extends Planned {
  readonly kind: typeof PlanningKind.Refused;
}

/** All can be written, or is up to date. */
export interface PlanningReady extends Planned {
  readonly kind: typeof PlanningKind.Ready;
}

/** What planning came to. */
export type Planning = PlanningInvalid | PlanningMisconfigured | PlanningRefused | PlanningReady;

/** What to plan. */
export interface PlanningRequest {
  /** Spec files, absolute or relative to the directory. */
  readonly files: readonly string[];
  readonly directory: string;
  /** New texts of spec files, by absolute path: they are written along. */
  readonly edits?: ReadonlyMap<string, string>;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly recover?: boolean;
  /** What tells this build of tacet from every other; default: as the build has written it down. */
  readonly edition?: string;
  /** Hears how far planning has come. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Plans what spec files ask for, in whichever projects they lie; nothing is written. */
export async function planSpecs(request: PlanningRequest): Promise<Planning> {
  const { edits, force = false, prune = false, recover = true, edition = readEdition() } = request;
  const projects = await Promise.all(
    groupByProject(request.files, request.directory).map(async ({ root, specs }) => {
      // Before anything is read: an interrupted run has left files half-written.
      const state = openProject(root, recover);
      const making = makingOf(root, edition);
      return { state, making, reading: await readProject(state, specs, making, edits) };
    }),
  );
  const diagnostics = projects.flatMap(({ state, reading }) => tellDiagnostics(state.root, reading));
  if (diagnostics.some(({ diagnostic }) => diagnostic.severity === 'error')) {
    return { kind: PlanningKind.Invalid, diagnostics };
  }
  const total = projects.reduce((sum, { reading }) => sum + reading.contexts.length, 0);
  const plans: ProjectPlan[] = [];
  for (const project of projects) {
    const before = plans.length;
    const { root } = project.state;
    const { contexts } = project.reading;
    plans.push(
      await planGeneration({
        ...project,
        ...{ force, prune, recover },
        edits: [...(edits ?? [])]
          .map(([file, content]) => ({ path: toSlashes(relative(root, file)), content }))
          .filter(({ path }) => contexts.some((context) => context.path === path)),
        onContext: (done) => request.onProgress?.(before + done, total),
      }),
    );
  }
  return { kind: kindOf(plans), diagnostics, plans };
}

function makingOf(root: string, edition: string | undefined): Making | undefined {
  const overrides = fingerprintOverrides(root);
  return edition === undefined || overrides === undefined ? undefined : { edition, overrides };
}

function tellDiagnostics(root: string, { diagnostics, sources }: ProjectReading): readonly SpecDiagnostic[] {
  return diagnostics.map((diagnostic) => ({ diagnostic, root, text: sources.get(diagnostic.path) ?? '' }));
}

function kindOf(plans: readonly ProjectPlan[]): Exclude<Planning['kind'], typeof PlanningKind.Invalid> {
  const errors = plans.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => misconfigurations.has(code))) return PlanningKind.Misconfigured;
  const isBlocked = errors.length > 0 || plans.some(({ files }) => files.some(isInTheWay));
  return isBlocked ? PlanningKind.Refused : PlanningKind.Ready;
}

const misconfigurations: ReadonlySet<string> = new Set([
  'broken-template',
  'damaged-lock',
  'formatter-failed',
  'formatter-missing',
]);
