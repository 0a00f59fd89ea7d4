import { recover } from '@tacet/changes';
import { readSpecs, type Context, type Diagnostic } from '@tacet/spec';
import { relative } from 'node:path';
import { isInTheWay, planGeneration, type ProjectPlan } from './plan-generation.ts';
import { groupByProject, toSlashes, type ProjectSpecs } from './project.ts';
import { specFilesBelow } from './spec-files.ts';
import { loadTemplatesOf } from './user-templates.ts';

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
  /** Hears how far planning has come. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Plans what spec files ask for, in whichever projects they lie; nothing is written. */
export async function planSpecs(request: PlanningRequest): Promise<Planning> {
  const projects = groupByProject(request.files, request.directory);
  // Before anything is read: an interrupted run has left files half-written.
  for (const { root } of projects) recover(root, { checkOnly: request.recover === false });
  const readings = await Promise.all(projects.map((project) => readProject(project, request.edits)));
  const diagnostics = readings.flatMap((reading) => reading.diagnostics);
  if (diagnostics.some(({ diagnostic }) => diagnostic.severity === 'error')) {
    return { kind: PlanningKind.Invalid, diagnostics };
  }
  const total = readings.reduce((sum, { contexts }) => sum + contexts.length, 0);
  const plans: ProjectPlan[] = [];
  for (const { root, contexts, used } of readings) {
    const before = plans.length;
    plans.push(
      await planGeneration({
        ...request,
        root,
        specs: contexts,
        used,
        templates: loadTemplatesOf(root),
        edits: [...(request.edits ?? [])]
          .map(([file, content]) => ({ path: toSlashes(relative(root, file)), content }))
          .filter(({ path }) => contexts.some((context) => context.path === path)),
        onContext: (done) => request.onProgress?.(before + done, total),
      }),
    );
  }
  return { kind: kindOf(plans), diagnostics, plans };
}

interface ProjectReading {
  readonly root: string;
  readonly diagnostics: readonly SpecDiagnostic[];
  readonly contexts: readonly Context[];
  /** Contexts that are only used: their values are generated along. */
  readonly used: readonly Context[];
}

async function readProject({ root, specs }: ProjectSpecs, edits: PlanningRequest['edits']): Promise<ProjectReading> {
  const files = specFilesBelow(root, edits);
  const reading = await readSpecs(specs, files);
  const requested = new Set(reading.contexts.map(({ path }) => path));
  const others = [...new Set(reading.contexts.flatMap(({ uses }) => uses.map(({ path }) => path)))];
  const used = await readSpecs(
    others.filter((path) => !requested.has(path)),
    files,
  );
  const diagnostics = reading.diagnostics.map((diagnostic) => ({
    diagnostic,
    root,
    text: reading.sources.get(diagnostic.path) ?? '',
  }));
  return { root, diagnostics, contexts: reading.contexts, used: used.contexts };
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
