import { CommandResultKind } from './command.kinds.ts';

/** All is well. */
export interface CommandDone {
  readonly kind: typeof CommandResultKind.Done;
}

/** The user's files have findings: an invalid spec, drift. */
export interface CommandFound {
  readonly kind: typeof CommandResultKind.Found;
}

/** The command line or the project's configuration is wrong. */
export interface CommandMisused {
  readonly kind: typeof CommandResultKind.Misused;
}

/** The command could act but will not, because something of the user's would be lost. */
export interface CommandRefused {
  readonly kind: typeof CommandResultKind.Refused;
}

/** How a command ended. */
export type CommandResult = CommandDone | CommandFound | CommandMisused | CommandRefused;

/** The exit code for each result; a kind without one does not compile. */
export const exitCodes: Readonly<Record<CommandResult['kind'], number>> = {
  [CommandResultKind.Done]: 0,
  [CommandResultKind.Found]: 1,
  [CommandResultKind.Misused]: 2,
  [CommandResultKind.Refused]: 3,
};
