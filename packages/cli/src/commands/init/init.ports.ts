import type { FileFinding } from '@tacet/templates';
import type { CommandResult } from '../command.results.ts';
import type { ConsentKind, ProjectKind, SetupKind } from './init.kinds.ts';
import type { SetupStep } from './setup-plan.ts';

/** Looks at the project and plans what it lacks; writes nothing. */
export interface SetupPlanner {
  plan(): Promise<Setup>;
}

/** Shows the plan, and asks whether to go on where somebody can answer. */
export interface SetupConsent {
  ask(setup: SetupReady): Promise<Consent>;
}

/** Carries the plan out, all of it or nothing. */
export interface SetupApplier {
  apply(setup: SetupReady): Promise<SetupApplied>;
}

/** Tells the user how it ended. */
export interface SetupReporter {
  unusable(setup: SetupUnusable): CommandResult;
  withheld(consent: ConsentWithheld): CommandResult;
  failed(applied: SetupFailed): CommandResult;
  done(applied: SetupDone): CommandResult;
}

/** What the project lacks, and what it has. */
export interface SetupReady {
  readonly kind: typeof ProjectKind.Ready;
  readonly root: string;
  readonly steps: readonly SetupStep[];
  /** Commands to run next. */
  readonly next: readonly string[];
}

/** There is no project here. */
export interface SetupUnusable {
  readonly kind: typeof ProjectKind.Unusable;
  readonly message: string;
  readonly hint: string;
}

/** What looking at the project came to. */
export type Setup = SetupReady | SetupUnusable;

/** Go on. */
export interface ConsentGiven {
  readonly kind: typeof ConsentKind.Given;
}

/** Leave everything as it is. */
export interface ConsentWithheld {
  readonly kind: typeof ConsentKind.Withheld;
}

/** What the user says. */
export type Consent = ConsentGiven | ConsentWithheld;

/** The project is set up; in a dry run, it would be. */
export interface SetupDone {
  readonly kind: typeof SetupKind.Done;
  readonly setup: SetupReady;
}

/** The file system said no; everything is as before. */
export interface SetupFailed {
  readonly kind: typeof SetupKind.Failed;
  readonly findings: readonly FileFinding[];
}

/** What carrying the plan out came to. */
export type SetupApplied = SetupDone | SetupFailed;
