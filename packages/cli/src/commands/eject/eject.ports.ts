import type { Ejection, EjectionKind, FileFinding } from '@tacet/templates';
import type { CommandResult } from '../command.results.ts';
import type { HandoverKind } from './eject.kinds.ts';

/** One way that planning to hand a file over can end. */
export type EjectionOf<Kind extends (typeof EjectionKind)[keyof typeof EjectionKind]> = Extract<
  Ejection,
  { readonly kind: Kind }
>;

/** Plans to hand a file over, and writes nothing. */
export interface EjectionPlanner {
  plan(files: readonly string[]): Promise<Ejection>;
}

/** Carries the plan out. */
export interface EjectionApplier {
  apply(ejection: EjectionOf<typeof EjectionKind.Ready>): Promise<Handover>;
}

/** Tells the user how it ended. */
export interface EjectionReporter {
  unknown(ejection: EjectionOf<typeof EjectionKind.Unknown>): CommandResult;
  yours(ejection: EjectionOf<typeof EjectionKind.Yours>): CommandResult;
  refused(ejection: EjectionOf<typeof EjectionKind.Refused>): CommandResult;
  failed(handover: HandoverFailed): CommandResult;
  done(handover: HandoverDone): CommandResult;
}

/** The file is the user's; in a dry run, it would be. */
export interface HandoverDone {
  readonly kind: typeof HandoverKind.Done;
  readonly ejection: EjectionOf<typeof EjectionKind.Ready>;
}

/** The file system said no; everything is as before. */
export interface HandoverFailed {
  readonly kind: typeof HandoverKind.Failed;
  readonly findings: readonly FileFinding[];
}

/** What carrying the plan out came to. */
export type Handover = HandoverDone | HandoverFailed;
